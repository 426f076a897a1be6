use super::*;
use crate::form::{Block, FORMS, Label};

#[test]
fn typography_folds_away() {
    let same = [
        ("1.属于国家秘密", "１、属于 国家\u{200b}秘密"),
        ("1.属于国家秘密", "⒈属\n于\n国\n家\n秘\n密"),
        ("1.属于国家秘密", "(1)属于國(guó)家秘密"),
        ("1.属于国家秘密", "①属于国家秘密"),
        ("1.属于国家秘密", "1 属于国家秘密"),
        ("1.属于国家秘密", "1属于国家秘密"),
        ("1.属于国家秘密", "3.3.1 属于国家秘密"),
        ("（一）予以公开", "3.1予以公开"),
        ("3.危及“三安全一稳定”", "3．危及\"三安全一稳定\""),
        ("3.危及“三安全一稳定”", "危及「三安全一穩定」"),
        ("（一）予以公开", "(一) 予以公開(kāi)"),
        ("本年处理决定数量", "本年處理決定數量"),
        ("政府信息公开情况统计表", "政府信息公開情況統計表"),
        ("（一）予以公开", "㈠予以公\u{a0}开"),
        ("（一）予以公开", "一）予以公开"),
        ("（六）其他处理", "（六）其它\r\n處理"),
        ("行政许可", "⾏政许可"),
        ("行政规范性文件", "行政規範性檔案"),
        ("三、本年度办理结果", "三、本年度办 理结果"),
        ("四、结转下年度继续办理", "四 结转下年度继续办理"),
        ("其中：1.当面申请数", "1、当面申请数"),
        ("其中：主动公开规范性文件数", "主动公开规范性文件数"),
        ("本年收费金额（单位：万元）", "本年收费金额(单位:万元)"),
        ("本年增/减", "本年增减"),
        ("第二十条第（一）项", "第二十条  第(一)项"),
        ("申请人情况", "申\u{ad}请人\u{feff}情况"),
        ("一、本年新收政府信息公开申请数量", "一、本年新收政府資訊公開申請數量"),
        ("上一年项目数量", "上一年專案數量"),
        ("3.网络申请数", "3.網路申請數"),
        ("3.其他", "● 3.其他"),
        ("3.其他", "【3.其他】"),
        ("（七）总计", "“（七）总计”"),
        ("规章", "规章¹"),
        ("规章", "규정 规章"),
        ("一、本年新收政府信息公开申请数量", "ᠳᠦᠷᠢᠮ一、本年新收政府信息公开申请数量"),
        ("行政规范性文件", "行政规范性文件 نىزام"),
        ("3.其他", "གཞན། 3.其他"),
    ];
    for (a, b) in same {
        assert_eq!(fold(a).key, fold(b).key, "{a} and {b}");
    }
}

#[test]
fn words_and_figures_stay() {
    let kept = [
        ("2014年度", "2014年度"),
        ("12件", "12件"),
        ("1.5", "15"),
        ("1.5万元", "15万元"),
        ("1.5.", "15"),
        ("一般公共预算", "一般公共预算"),
        ("三公经费", "三公经费"),
        ("第二十条第（一）项", "第二十条第一项"),
        ("APP下载数", "APP下载数"),
        ("档案查阅数", "档案查阅数"),
        ("其中", "其中"),
        ("3.其他", "其他"),
        ("1.", ""),
        ("", ""),
    ];
    for (text, key) in kept {
        assert_eq!(fold(text).key, key, "{text}");
    }
    assert_ne!(fold("（三）不予公开").key, fold("（五）不予处理").key);
}

#[test]
fn numbers_are_read() {
    let number = |t: &str| fold(t).number.map(|n| (n.style, n.value));
    assert_eq!(number("十二、其他"), Some((Style::Chinese, 12)));
    assert_eq!(number("二十一、其他"), Some((Style::Chinese, 21)));
    assert_eq!(number("（七）总计"), Some((Style::ChineseBracketed, 7)));
    assert_eq!(number("8.属于行政查询事项"), Some((Style::Arabic, 8)));
    assert_eq!(number("⑵重复申请"), Some((Style::ArabicBracketed, 2)));
    assert_eq!(number("3.3.2、重复申请"), Some((Style::Arabic, 2)));
    assert_eq!(number("2021年政府信息公开"), None);
    assert_eq!(number("三年行动"), None);
}

#[test]
fn slips_are_similar_and_contraries_are_not() {
    assert!(similar("本年新收政府信息公开申请数量", "本年新收政府信息公开申请数"));
    assert!(similar("要求提供公开出版物", "要求提供公开岀版物"));
    assert!(similar("无正当理由大量反复申请", "无正当理由大量复反申请"));
    assert!(similar("保护第三方合法权益", "保护第三方合合法权益"));
    assert!(!similar("属于国家秘密", "属于行政秘密"));
    assert!(!similar("行政许可", "行政处可"));
    assert!(!similar("政务微博公开政府信息数", "政务微信公开政府信息数"));
    assert!(!similar("不同意公开答复数", "同意公开答复数"));
    assert!(!similar("上年结转申请数量", "下年结转申请数量"));
}

/// Every way in which a block's labels are known, with the row or column they stand for.
fn known(labels: &'static [Label]) -> Vec<(String, &'static Label)> {
    let words = |label: &'static Label| std::iter::once(label.official).chain(label.aka.iter().copied());
    labels.iter().flat_map(|label| words(label).map(move |w| (fold(w).key, label))).collect()
}

#[test]
fn no_two_labels_of_a_block_are_joined() {
    let blocks: Vec<&Block> = FORMS.iter().flat_map(|form| form.blocks.iter().copied()).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        for labels in [block.rows, block.columns] {
            let known = known(labels);
            for (i, (a, one)) in known.iter().enumerate() {
                assert!(!a.is_empty(), "{} folds to nothing", one.official);
                for (b, other) in known.iter().skip(i + 1) {
                    if one.key == other.key {
                        continue;
                    }
                    // the same words under different groups are told apart by the group
                    let apart = a != b || one.under != other.under;
                    assert!(apart, "{} and {}", one.official, other.official);
                    let alike = a != b && similar(a, b);
                    assert!(!alike, "{a} ({}) is like {b} ({})", one.official, other.official);
                }
            }
        }
    }
}

#[test]
fn any_text_folds() {
    // every scalar value alone, and a run of each kind of mark: no panic, and folding twice changes nothing
    for c in (0..=0x2ffff).filter_map(char::from_u32) {
        let once = fold_map(&c.to_string()).0;
        assert_eq!(fold_map(&once).0, once, "U+{:04X}", c as u32);
    }
    for text in ["(((((", "（一", "一、二、三、四、五、六", "其中：其中：", "1.1.1.1.1.1", "①②③④⑤⑥"]
    {
        let _ = fold(text);
    }
}

#[test]
fn labels_lose_and_gain_words() {
    assert!(abridged("属于行政执法案卷", "行政执法案卷"));
    assert!(abridged("要求行政机关确认或重新出具已获取信息", "要求确认或重新出具已获取信息"));
    assert!(!abridged("不同意公开答复数", "同意公开答复数"));
    assert!(!abridged("申请人无正当理由逾期不补正", "申请人正当理由逾期补正"));
    assert!(!abridged("属于国家秘密", "秘密属于国家"));
    assert!(padded("本机关不掌握相关政府信息", "本行政机关不掌握相关政府信息"));
    assert!(padded("重复申请", "重复提出申请"));
    assert!(!padded("网络申请数", "网络申请办结数"));
    assert!(!padded("行政许可", "行政许可延续"));
}

#[test]
fn marks_are_told_at_once_as_by_their_compatibility_form() {
    for c in ('\u{80}'..='\u{ffff}').filter(|c| !matches!(c, '\u{4e00}'..='\u{9fff}' | '〇' | '○')) {
        assert_eq!(letter(c), unusual(c), "{c:?}");
    }
}

#[test]
fn words_of_a_changed_script_join_no_labels() {
    let blocks = FORMS.iter().flat_map(|form| form.blocks);
    let words =
        |label: &Label| -> Vec<&str> { std::iter::once(label.official).chain(label.aka.iter().copied()).collect() };
    let labels = blocks.flat_map(|block| block.rows.iter().chain(block.columns)).flat_map(words);
    for label in labels {
        let key = fold_map(label).0;
        for (changed, label) in MECHANICAL {
            assert!(!key.contains(changed), "{key}");
            assert_eq!(changed.chars().count(), label.chars().count());
        }
    }
}

#[test]
fn what_a_change_of_script_put_in_is_told_by_its_first_letter() {
    assert!(MECHANICAL.iter().all(|(changed, _)| changed.starts_with(begins_mechanical)));
}
