use super::*;

fn picture(text: &str) -> String {
    let block = |block: &Block| match block {
        Block::Line(Line { text, heading: Some(level), .. }) => format!("h{level} {text}"),
        Block::Line(line) => line.text.clone(),
        Block::Grid(grid) => {
            let place = |&slot: &u32| grid.cells.get(slot as usize).map_or("-", |cell| cell.text.as_str());
            let rows = grid.slots.iter().map(|row| row.iter().map(place).collect::<Vec<_>>().join("|"));
            let mark = if grid.aligned { "=" } else { "" };
            format!("{mark}[{}]", rows.collect::<Vec<_>>().join("/"))
        }
    };
    let page = read(text, &Limits::new(), Words::NONE);
    page.blocks.iter().map(block).collect::<Vec<_>>().join(" ; ").replace('\n', "¶").replace('\t', "→")
}

#[test]
fn texts_become_blocks() {
    let cases = [
        ("一\n\n 二 \r\n三\r四", "一 ;  二 ; 三 ; 四"),
        ("第一页\u{0C}\n一\u{0B}二", "第一页 ; 一¶二"),
        // one cell a line
        ("题\n\n\t规章\n\t0\n\t1\n\n\t文件\n\t2\n\t3\n\n\n三、收到", "题 ; [规章|0|1/文件|2|3] ; 三、收到"),
        ("\t（三）不予\n公开\n\t1.属于\n\t0\n\n\t\n\t\n\t2.其他\n\t0", "[（三）不予¶公开|1.属于|0|-/||2.其他|0]"),
        ("\t规章\n\t0\n\n三、收到", "[规章|0] ; 三、收到"),
        ("\t规章\n\t0\n三、收到和处理", "[规章|0] ; 三、收到和处理"),
        ("\t\n\t自然人\n\t0", "[|自然人|0]"),
        // empty cells that every row ends in
        ("\t规章\n\t0\n\t\n\t\n\n\t文件\n\t\n\t\n\t\n\n", "[规章|0/文件|]"),
        ("\t规章\n\t0\n\t\n\n\t文件\n\t2\n\t3\n\n", "[规章|0|/文件|2|3]"),
        ("\t题\n\n\t项\n\t2\n", "[题|-/项|2]"),
        // tables that follow one another, each with its own cells
        ("项\t数\t\n许可\t5\t\n项\t甲\t乙\t数\n文件\t1\t\t5", "=[项|数|/许可|5|] ; =[项|甲|乙|数/文件|1||5]"),
        // whose rows lack cells is none of them
        ("项\t甲\t数\n许可\t2\t5\n处罚\t3\t4\t7\n强制\t3\t4\t7", "[项|甲|数|-/许可|2|5|-/处罚|3|4|7/强制|3|4|7]"),
        // headings and a signature that a tab indents
        ("\t某局\n\t1月3日\n项\t数\n许可\t5\n处罚\t3", "→某局 ; →1月3日 ; =[项|数/许可|5/处罚|3]"),
        (
            "\t一、概述\n公开工作有序。\n\t二、情况\n规章\n5\n0\n",
            "→一、概述 ; 公开工作有序。 ; →二、情况 ; 规章 ; 5 ; 0",
        ),
        ("\t规章\n\t5\n\t二、情况\n文件\n7\n0\n", "[规章|5] ; →二、情况 ; 文件 ; 7 ; 0"),
        (
            "\t依据条例规定，编制本报告。\n\n\t一、总体情况\n\n\t主动公开。",
            "→依据条例规定，编制本报告。 ; →一、总体情况 ; →主动公开。",
        ),
        (
            "\t编制本报告。\n\n\t规章\n\t0\n\n\t又一段。\n\n\t许可\n\t1",
            "→编制本报告。 ; [规章|0] ; →又一段。 ; [许可|1]",
        ),
        // rows with tabs
        ("规章\t0\t1\n文件\t2\t3\n", "=[规章|0|1/文件|2|3]"),
        ("规章\t0\t1\n\n文件\t2\t3\n\n\n尾", "=[规章|0|1/文件|2|3] ; 尾"),
        ("信息内容\t本年\t废止\n许可\t0\n", "[信息内容|本年|废止/许可|0|-]"),
        ("\t\t自然人\t总计\n一、\t\t5\t5\n", "=[||自然人|总计/一、||5|5]"),
        ("x\t1\t\"a\"\"b\"\ny\t1\t2\n", "=[x|1|a\"b/y|1|2]"),
        ("x\t1\t\"a\nb\"\t2\ny\t1\tc\t2\n", "=[x|1|a¶b|2/y|1|c|2]"),
        ("\"一、本\n年\"\t\t5\n\"（一）\r\n\"\"公\"\"开\"\t\"1\n\"\t2\n", "=[一、本¶年||5/（一）¶\"公\"开|1|2]"),
        ("项,甲,乙\n\"许\n可\",\"1,200\",\n处罚,3,4\n文", "=[项|甲|乙/许¶可|1,200|/处罚|3|4] ; 文"),
        ("\"一\n二\"三\t4\n", "\"一 ; 二\"三→4"),
        ("\"一\n二\n", "\"一 ; 二"),
        ("\t\"（三）\n公开\"\n\t0", "[（三）¶公开|0]"),
        ("信息内容\t决定数量\n许可\t12\n第二十条\n", "=[信息内容|决定数量/许可|12] ; 第二十条"),
        ("主办：\t某局\n电话：\t见首页\n", "主办：→某局 ; 电话：→见首页"),
        ("x\t\t甲\t乙\t丙\n\ty\t1\t\t3\t\nz\t\t2\n", "=[x||甲|乙|丙/|y|1||3/z||2||]"),
        ("甲\t乙\n项\t类\t1\t2\n类\t3\t4\n", "[甲|乙|-|-/项|类|1|2/类|3|4|-]"),
        ("项,甲,乙\n许可,\"1,200\",\n处罚,3,4\n文", "=[项|甲|乙/许可|1,200|/处罚|3|4] ; 文"),
        ("一,二,三\n四,五,六\n七,八,九\n", "一,二,三 ; 四,五,六 ; 七,八,九"),
        ("附件：\t1.表\t2.表", "附件：→1.表→2.表"),
        // bars
        ("## 二、情况 ##\n| 项 | 数 |\n|---|:-:|\n| 规章 | 0 |\n文", "h2 二、情况 ; =[项|数/规章|0] ; 文"),
        ("项 | 数\n--- | ---\n规章 | 0\n", "=[项|数/规章|0]"),
        ("| a | b |\n| c |\n", "[a|b/c|-]"),
        ("| - | - |\n|---|---|\n| - | - |\n", "=[-|-/-|-]"),
        ("| **总计** | 1\\.其他 | a\\|b | x<br/>y&nbsp; |\n|--|--|--|--|\n", "=[总计|1.其他|a|b|x¶y]"),
        ("|a|b|\n|-|-|\n", "=[a|b/-|-]"),
        ("| a | b |\n\n| c | d |\n", "=[a|b/c|d]"),
        ("| a | b |\n|---|---|\n| c | d |\n\n| e | f |\n|---|---|\n| g | h |\n", "=[a|b/c|d] ; =[e|f/g|h]"),
        (
            "+---+---+\n| a | b |\n|   | x |\n+---+---+\n| c | d |\n+---+---+\n| e | f |\n+---+---+\n",
            "=[a|b¶x/c|d/e|f]",
        ),
        ("┌──┬──┐\n│ a│ b│\n├──┼──┤\n│ c│ d│\n└──┴──┘\n", "=[a|b/c|d]"),
        ("a | | \n | b | c\nd | 1 | \n\n文", "=[a||/|b|c/d|1|] ; 文"),
        ("a | b | \n---|---|---\n | c | 1\nd | 2 | \n", "=[a|b|/|c|1/d|2|]"),
        ("│a│b│\n├──┼──┤\n│c│1│\n├──┼──┤\n│d│2│\n├──┼──┤\n│e│3│\n├──┼──┤\n", "=[a|b/c|1/d|2/e|3]"),
        // paragraphs that are indented
        ("|> 项|> 数|\n|-|-|\n|> 规章|> 5|\n|> 许可|> 7|\n", "=[项|数/-|-/规章|5/许可|7]"),
        ("|项|数|\n|规章|> 5|\n", "=[项|数/规章|> 5]"),
        (
            "+--+--+\n|项|[5]{b=\"c\"|\n|  |d=\"e\"}   |\n+--+--+\n|许|7|\n+--+--+\n|处|3|\n+--+--+\n",
            "=[项|5/许|7/处|3]",
        ),
        ("甲|乙\n", "甲|乙"),
        ("| 甲\n", "| 甲"),
        ("---\n文\n", "--- ; 文"),
        ("#标题\n# 标题\n**一、总体**\n", "#标题 ; h1 标题 ; 一、总体"),
        // commas between cells, and those within numbers
        ("a,1,2\nb,3,4\nc,5,6\n", "=[a|1|2/b|3|4/c|5|6]"),
        ("a 1,234 5,678\nb 1,234 5,678\nc 1,234 5,678\n", "a 1,234 5,678 ; b 1,234 5,678 ; c 1,234 5,678"),
        ("1,234001,234\n2,345002,345\n3,456003,456\n", "1,234001,234 ; 2,345002,345 ; 3,456003,456"),
        // rules of dashes, rows without their number
        ("  ---------- -------\n  规章       5\n  ---------- -------\n\n文", "  规章       5 ; 文"),
        ("项\t单位\t数\n规章\t件\t5\n许可\t件\n", "=[项|单位|数/规章|件|5/许可|件|]"),
        ("项\t单位\t数\n规章\t件\t5\n许可\t3\n", "[项|单位|数/规章|件|5/许可|3|-]"),
        // tags
        ("# 题\n文\n<table><tr><td>a</td><td>1</td></tr></table>\n尾\n", "h1 题 ; 文 ; =[a|1] ; 尾"),
        (
            "文\n<TABLE>\n<tr>\n<td rowspan=2>a</td>\n<td>1</td>\n</tr>\n<tr><td>2</td></tr>\n</TABLE>\n尾",
            "文 ; =[a|1/a|2] ; 尾",
        ),
        ("文\n<table>\n文\n文", "文 ; <table> ; 文 ; 文"),
        ("a < b\n", "a < b"),
    ];
    for (text, wanted) in cases {
        assert_eq!(picture(text), wanted, "{text}");
    }
}

#[test]
fn lines_may_end_in_carriage_returns_alone() {
    let sheet = "三、本年度,（一）予以公开,（一）予以公开,2,0,1\n三、本年度,（二）部分公开,（二）部分公开,1,0,3\n总计,总计,总计,3,0,4\n";
    assert!(picture(sheet).contains("总计|3|0|4"), "{}", picture(sheet));
    assert_eq!(picture(&sheet.replace('\n', "\r")), picture(sheet));
}

#[test]
fn cells_know_their_line_and_character() {
    let places = |text: &str| {
        let page = read(text, &Limits::new(), Words::NONE);
        let places = page.blocks.iter().flat_map(|block| match block {
            Block::Line(line) => vec![line.at.to_string()],
            Block::Grid(grid) => grid.cells.iter().map(|cell| format!("{}={}", cell.text, cell.at)).collect(),
        });
        places.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(places("一\r\n\r\n\t规章\r\n\t\r\n\t 0\r\n"), "text:L1 规章=text:L3:C2 =text:L4:C2 0=text:L5:C3");
    assert_eq!(
        places("题\n\n| 项 | 数 |\n|---|---|\n| 规章 | 12 |\n"),
        "text:L1 项=text:L3:C3 数=text:L3:C7 规章=text:L5:C3 12=text:L5:C8"
    );
    assert_eq!(
        places("规章\t0\t1\n文\t\t3"),
        "规章=text:L1:C1 0=text:L1:C4 1=text:L1:C6 文=text:L2:C1 =text:L2:C3 3=text:L2:C4"
    );
    assert_eq!(places("\n题\n<table><tr><td>a<td>b</table>"), "text:L2 a=text:table[1]/r1/c1 b=text:table[1]/r1/c2");
}

#[test]
fn a_quoted_cell_takes_in_lines_and_the_places_stay_right() {
    let page = read("题\n\"甲\n乙\"\t1\t\"2\r\n\"\t3\n\"丙\"\t4\t5\t6\n", &Limits::new(), Words::NONE);
    let Some(Block::Grid(grid)) = page.blocks.last() else { panic!("no table") };
    let at: Vec<String> = grid.cells.iter().map(|cell| cell.at.to_string()).collect();
    assert_eq!(
        at,
        [
            "text:L2:C1",
            "text:L3:C4",
            "text:L3:C6",
            "text:L4:C3",
            "text:L5:C1",
            "text:L5:C5",
            "text:L5:C7",
            "text:L5:C9"
        ]
    );
}
