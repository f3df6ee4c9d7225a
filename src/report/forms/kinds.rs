//! The papers there are, in the order of a task's life.

/// A kind of paper.
#[derive(Debug)]
pub struct Kind {
    /// Which sheets it has.
    pub of: Of,
    /// File name of its template.
    pub template: &'static str,
    /// The template as built in.
    pub builtin: &'static str,
    /// Name in Chinese.
    pub title: &'static str,
    /// File name without its end: safe on every system.
    pub stem: &'static str,
    /// Prefix of its numbers.
    pub prefix: &'static str,
}

/// What a sheet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A body that is charged with something.
    Body,
    /// A county that is visited; no name of an enterprise.
    County,
    /// A visit.
    Visit,
    /// A batch.
    Batch,
    /// A team's day.
    TeamDay,
    /// Samples that a team hands over to a lab; no name of an enterprise.
    HandIn,
    /// The draw in numbers; no name of an enterprise.
    PublicDraw,
    /// The draw with names.
    Draw,
}

macro_rules! kinds {
    ($($of:ident $template:literal $prefix:literal $stem:literal $title:literal;)*) => {
        /// All of them.
        pub static KINDS: &[Kind] = &[$(Kind {
            of: Of::$of,
            template: $template,
            builtin: include_str!(concat!("../../../templates/", $template)),
            title: $title,
            stem: $stem,
            prefix: $prefix,
        }),*];
    };
}

kinds! {
    PublicDraw "public-notice.html" "PUBLIC" "01-抽取公告-public-notice" "产品质量监督抽查随机抽取公告";
    Draw "draw-record.html" "DRAW" "02-抽取记录-draw-record" "产品质量监督抽查抽取记录";
    Body "task-book.html" "TASK" "03-任务书-task-books" "产品质量监督抽查任务书";
    County "county-notice.html" "COUNTY" "04-县区配合函-county-notices" "关于配合产品质量监督抽查抽样工作的函";
    TeamDay "route-sheet.html" "ROUTE" "05-抽样行程单-route-sheets" "抽样行程单";
    Visit "notice.html" "NOTICE" "06-监督抽查通知书-notices" "产品质量监督抽查通知书";
    Batch "sampling-form.html" "FORM" "07-抽样单-sampling-forms" "产品质量监督抽查抽样单";
    Visit "refusal.html" "REFUSAL" "08-拒检认定表-refusals" "产品质量监督抽查拒检认定表";
    Visit "stop-report.html" "STOP" "09-样品问题报告清单-stop-reports" "产品质量监督抽查样品问题报告清单";
    Visit "backup-notice.html" "SEAL" "10-封存和处置告知单-backup-notices" "产品质量监督抽查样品封存和处置告知单";
    HandIn "blind-handover.html" "BLIND" "11-盲样交接单-blind-handovers" "盲样交接单";
}
