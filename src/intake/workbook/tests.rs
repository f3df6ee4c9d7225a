//! What names mean, and what is told.

use super::register::{Counties, Register};
use super::told::Told;
use crate::base::Place;
use crate::intake::{Sink, codes};

#[test]
fn names_stay_as_given_where_they_are_known() {
    let mut names = Register::default();
    names.keep("测试（一）厂");
    names.add("甲检验所", "L1");
    names.add("乙所", "L2");
    names.add("乙 所", "L3");
    assert_eq!(names.find("测试（一）厂").as_deref(), Some("测试（一）厂"));
    assert_eq!(names.find("测试(一) 厂").as_deref(), Some("测试（一）厂"), "as it is known");
    assert_eq!(names.find("甲检验所 ").as_deref(), Some("L1"));
    assert_eq!((names.find("乙所"), names.find("丙所")), (None, None), "two things, nothing");
}

#[test]
fn a_table_of_counties_goes_before_the_gazetteer() {
    let mut given = Counties { given: true, ..Counties::default() };
    given.list("1", "东城县");
    given.list("2", "西城区");
    assert_eq!(given.named("2").as_deref(), Some("2"));
    assert_eq!(given.named("东城").as_deref(), Some("东城县"));
    assert_eq!(given.within("某市西城区三号").as_deref(), Some("西城区"));
    assert_eq!((given.named("楚雄市"), given.within("楚雄市二号")), (None, None));
    assert_eq!(Counties::default().named("楚雄").as_deref(), Some("楚雄市"));
}

#[test]
fn a_thousand_defaults_are_one_finding() {
    let (told, sink) = (Told::default(), Sink::default());
    for row in 1..=1000 {
        told.one(&codes::DEFAULT_TAKEN, || Place::row("a.csv", row), "没有坐标", "no coordinates");
    }
    told.tell(&sink);
    let findings = sink.into_sorted();
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].place.row, findings[0].what_en.as_str()), (Some(1), "no coordinates (1000 places)"));
}
