//! The subset: what is read, and in which line what is wrong stands.

use super::*;

fn fault(template: &str) -> Fault {
    parse(&mark(template)).expect_err(template)
}

fn words(para: &Para) -> String {
    para.inlines.iter().map(|i| if let Inline::Text { text, .. } = i { text.as_str() } else { "\n" }).collect()
}

#[test]
fn tags_carry_the_line_of_the_template() {
    assert_eq!(mark("<p>a\n{{ '<b>' }}\n<b>x</b>"), "<p l=\"1\">a\n{{ '<b>' }}\n<b l=\"3\">x</b>");
    assert_eq!(mark("{# <p> #}1 < 2{% if a < b %}"), "{# <p> #}1 < 2{% if a < b %}");
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    for (template, line, word) in [
        ("<p>a</p>\n<script>x</script>", 2, "script"),
        ("<p>a</p>\n<p onclick=\"x\">b</p>", 2, "onclick"),
        ("\n<p class=\"red\">b</p>", 2, "red"),
        ("<p>a</p>\n<p>b", 2, "<p>"),
        ("<p>\n<b>x</p>", 2, "<b>"),
        ("<p>a</p>\nwords", 1, "words"),
        ("<table>\n<tr><td>x</td></tr></table>", 1, "100"),
        ("<table><colgroup><col width=\"50\"><col width=\"50\"></colgroup>\n<tr><td>x</td></tr></table>", 2, "2"),
        ("<table><colgroup><col width=\"100\"></colgroup>\n<tr><td rowspan=\"2\">x</td></tr></table>", 2, "rowspan"),
        ("<table><colgroup><col width=\"100\"></colgroup>\n<tr><td colspan=\"0\">x</td></tr></table>", 2, "colspan"),
        ("<p>a</p>\n<p class=>b</p>", 1, "broken"),
    ] {
        let found = fault(template);
        assert_eq!(found.line, Some(line), "{template}: {found:?}");
        assert!(found.en.contains(word) || found.zh.contains(word), "{template}: {found:?}");
    }
}

#[test]
fn white_space_is_that_of_html_and_chinese_lines_join() {
    let blocks = parse("<p>  楚雄\n   州 a\n b&lt;c&gt;&amp;&#x2f;&#20013;&nosuch; <br> 下\u{1}行</p>").unwrap();
    let Block::Para(para) = &blocks[0] else { panic!("a paragraph") };
    assert_eq!(words(para), "楚雄州 a b<c>&/中&nosuch;\n下\u{fffd}行");
}

#[test]
fn spans_find_their_columns() {
    let text = "<table class=\"compact\"><colgroup><col width=\"20\"><col width=\"30\"><col width=\"50\"></colgroup>\
        <thead><tr><th colspan=\"3\">t</th></tr></thead><tr><td rowspan=\"2\">a</td><td>b</td><td>c</td></tr><tr><td colspan=\"2\">d<p class=\"right\">e</p></td></tr></table><hr>";
    let blocks = parse(text).unwrap();
    let Block::Table(table) = &blocks[0] else { panic!("a table") };
    let columns: Vec<Vec<usize>> = table.rows.iter().map(|r| r.cells.iter().map(|c| c.column).collect()).collect();
    assert_eq!(columns, [vec![0], vec![0, 1, 2], vec![1]]);
    assert!(table.rows[0].head && table.rows[0].cells[0].head && !table.rows[1].head && table.compact);
    let last = &table.rows[2].cells[0];
    assert_eq!((words(&last.paras[0]).as_str(), words(&last.paras[1]).as_str(), last.paras[1].is(Class::Right)), ("d", "e", true));
    assert_eq!(blocks[1], Block::Break);
}
