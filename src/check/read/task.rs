//! `[task]`: which task, by whom, when.

use crate::frame::limits;
use crate::intake::{Keys, codes};
use crate::record::TaskInfo;

/// The format this program reads.
const FORMAT: &str = "evenhand-task/1";

/// `format = "evenhand-task/1"`.
pub(super) fn format(keys: &Keys<'_>) {
    if let Some(format) = keys.text("format").filter(|f| f != FORMAT) {
        keys.say(&codes::UNKNOWN_FORMAT, "format", (format!("格式是“{format}”"), format!("the format is {format:?}")));
    }
}

/// `[task]`
pub(super) fn info(keys: &Keys<'_>) -> Option<TaskInfo> {
    let task = keys.table("task")?;
    let (id, title, authority) = (super::orgs::id(&task), task.name("title"), task.name("authority"));
    let (title_en, basis) = (task.maybe("title_en", Keys::text), task.maybe("basis", Keys::text));
    let (issued, as_of, report_days) = (task.day("issued"), task.day("as_of"), task.days("report_days"));
    let total = task.maybe("stated_total", |k, key| k.number(key, 0..=limits::BATCHES));
    let own = task.maybe("stated_own_total", |k, key| k.number(key, 0..=limits::BATCHES));
    let synthetic = task.maybe("synthetic", Keys::flag);
    task.finish();
    Some(TaskInfo {
        id: id?,
        title: title?,
        title_en: title_en?.unwrap_or_default(),
        authority: authority?,
        basis: basis?.unwrap_or_default(),
        issued: issued?,
        as_of: as_of?,
        stated_total: total?,
        stated_own_total: own?,
        report_days: report_days?,
        synthetic: synthetic?.unwrap_or(false),
    })
}
