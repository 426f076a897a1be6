//! The page's own words in both languages, and English glosses for the form's Chinese labels.

/// Key, Chinese, English; `{0}` stands for the first number put in.
pub(super) const WORDS: &[(&str, &str, &str)] = &[
    ("title", "政府信息公开工作年度报告 · 核对页", "Annual open-government-information reports · audit page"),
    ("light", "浅色", "Light"),
    ("dark", "深色", "Dark"),
    ("print", "打印", "Print"),
    ("overview", "总览", "Overview"),
    ("filters", "筛选", "Filters"),
    ("search", "查找单位或文件", "Find a unit or file"),
    ("search-hint", "例如：知识产权局", "such as 知识产权局"),
    ("filter-year", "年度", "Year"),
    ("filter-edition", "格式", "Edition"),
    ("filter-state", "状况", "State"),
    ("filter-code", "问题代码", "Finding"),
    ("all", "全部", "All"),
    ("reset", "清除筛选", "Clear filters"),
    ("shown", "符合条件 {0} 份，共 {1} 份", "{0} of {1} files match"),
    ("more", "再显示 {0} 行（还有 {1} 行）", "Show {0} more ({1} left)"),
    ("nothing", "没有符合条件的报告。", "No report matches."),
    ("n-reports", "文件", "Files"),
    ("of-unreadable", "其中读不出 {0}", "{0} unreadable"),
    ("n-issuers", "单位", "Units"),
    ("n-years", "年度", "Years"),
    ("n-cells", "读出的单元格", "Cells read"),
    ("n-identities", "勾稽关系", "Identities"),
    ("held-n", "成立 {0}", "{0} hold"),
    ("broken-n", "不成立 {0}", "{0} broken"),
    ("open-n", "无法检验 {0}", "{0} untestable"),
    ("n-findings", "问题", "Findings"),
    ("findings-n", "错误 {0}、警告 {1}、提示 {2}", "{0} errors, {1} warnings, {2} notes"),
    ("matrix", "单位 × 年度", "Units by year"),
    ("reports", "报告一览", "Reports"),
    ("gaps", "缺年", "Missing years"),
    (
        "gaps-note",
        "按本次读入的全部文件统计：这里没有，不等于该单位没有发布。读不出来的文件未计入。",
        "Counted over all files read here: a year not in this folder is not proof that the unit did not publish. Unreadable files are not counted.",
    ),
    (
        "gaps-none",
        "所示单位自首份报告起，逐年都有。",
        "The units shown have a report for every year since their first.",
    ),
    ("gaps-cut", "仅列前 {0} 个，共 {1} 个；可用查找缩小范围。", "The first {0} of {1}; search to narrow them down."),
    ("gap", "缺", "missing"),
    ("gap-means", "本次读入的文件中没有这一年", "No report for this year among these files"),
    ("gap-inside", "中间缺的年度", "Missing in between"),
    ("gap-after", "末份报告之后缺的年度", "Missing since the last report"),
    ("issuer", "单位", "Unit"),
    ("no-issuer", "（未读出单位）", "(unit not read)"),
    ("no-year", "年度不明", "year unknown"),
    ("unread", "读不出", "unread"),
    ("col-issuer", "单位", "Unit"),
    ("col-year", "年度", "Year"),
    ("col-edition", "格式", "Edition"),
    ("col-state", "状况", "State"),
    ("col-read", "读出 / 单元格", "Read / cells"),
    ("col-held", "勾稽成立", "Identities held"),
    ("col-broken", "勾稽不成立", "Identities broken"),
    ("col-findings", "问题", "Findings"),
    ("col-file", "文件", "File"),
    ("edition-2021", "2021 年格式", "2021 form"),
    ("edition-2019", "2019 年格式", "2019 form"),
    ("edition-2014", "2014 年统计表", "2014 statistics"),
    ("edition-local", "地方统计表", "Local statistics"),
    ("edition-free", "无表格", "No table"),
    ("state-clean", "读出无疑", "Read clean"),
    ("state-flagged", "有待核对", "With flags"),
    ("state-broken", "勾稽不符", "Sums broken"),
    ("state-unreadable", "读不出来", "Unreadable"),
    ("state-clean-means", "没有警告，勾稽关系没有不成立的", "no warning, no broken identity"),
    (
        "state-flagged-means",
        "有警告、错误，或有推得、修读、多读的单元格",
        "warnings, errors, or cells that needed proof",
    ),
    ("state-broken-means", "报告自身的数字对不上", "the report's own numbers disagree"),
    ("state-unreadable-means", "没有可用的表格数字", "no figure could be read"),
    ("back", "返回总览", "Back to the overview"),
    ("printed-title", "标题", "Title"),
    ("published", "发布日期", "Published"),
    ("findings-title", "问题（重者在前）", "Findings, worst first"),
    ("findings-none", "没有问题。", "No findings."),
    ("sev-error", "错误", "Error"),
    ("sev-warning", "警告", "Warning"),
    ("sev-info", "提示", "Note"),
    ("explain", "这是什么意思（英文）", "What this means"),
    ("go", "看单元格", "Show the cell"),
    ("located", "已定位的疑误", "Located misprint"),
    ("legend-broken", "所在勾稽关系不成立", "in a broken identity"),
    ("legend-located", "已定位的疑误，箭头后为建议值", "located misprint, with the value suggested"),
    (
        "kept",
        "数值一律保留原样，建议仅供核对。",
        "Printed numbers are kept as they are; suggestions are for checking only.",
    ),
    (
        "keys",
        "鼠标停在单元格上，或用 Tab 进表后按方向键，可看印出的文字、位置与勾稽关系。",
        "Point at a cell, or Tab into a table and use the arrow keys, to see what is printed, where, and its identities.",
    ),
    ("table-absent", "文中没有这张表。", "The document does not have this table."),
    ("outside", "格式以外的项目", "items outside the form"),
    ("indicator", "统计指标", "Indicator"),
    ("both-sides", "两边之数", "Both sides"),
    ("difference", "相差 {0}", "difference {0}"),
    ("broken-title", "不成立的勾稽关系（{0}）", "Broken identities ({0})"),
    ("zeros", "其余 {0} 项为 0", "{0} others are 0"),
    ("blanks", "另有 {0} 项没有数值", "{0} more without a value"),
    ("sum", "合计", "Sum"),
    ("value", "数值", "Value"),
    ("status", "状态", "Status"),
    ("printed", "印作", "Printed"),
    ("nothing-printed", "（未印）", "(nothing)"),
    ("no-value", "无数值", "no value"),
    ("locator", "位置", "Place"),
    ("checks", "勾稽", "Checks"),
    ("suggestion", "建议", "Suggested"),
    ("readings", "可能的读法", "Readings"),
    ("no-identity", "没有勾稽关系可以检验这个单元格。", "No identity tests this cell."),
    ("test-held", "成立", " holds"),
    ("test-open", "无法检验", " cannot be tested"),
    ("s-stated", "印明", "stated"),
    ("s-inferred", "推得", "inferred"),
    ("s-repaired", "修读", "repaired"),
    ("s-ambiguous", "多读", "ambiguous"),
    ("s-blank", "空白", "blank"),
    ("s-missing", "缺", "missing"),
    ("s-stated-means", "印在这个单元格里，读法确定", "printed in this cell, and certain"),
    ("s-inferred-means", "没有印出，勾稽关系只容这一个值", "not printed; the identities leave one value only"),
    (
        "s-repaired-means",
        "印得有损，只有这一种读法满足勾稽关系",
        "printed damaged; one reading only satisfies the identities",
    ),
    ("s-ambiguous-means", "有两种以上读法，不取其一", "two or more readings stand; none is taken"),
    ("s-blank-means", "印作空白或“-”“/”“无”，无从证明其值", "printed blank, and nothing proves a value"),
    ("s-missing-means", "格式有此单元格，文中没有", "on the form, not in the document"),
    ("prose", "正文", "Prose"),
    ("prose-first", "（首个标题之前）", "(before the first heading)"),
    ("plots", "图", "Plots"),
    (
        "plots-note",
        "依上面筛选出的 {0} 份文件的“总计”列，各报告直接相加；上级汇总报告与所属单位报告并存时，同一申请会重复计入。",
        "From the 总计 column of the {0} files that match, added up as they are; where a parent's summary stands beside its units' own reports, applications count twice.",
    ),
    ("plots-none", "没有可以作图的数字。", "No figures to plot."),
    ("plot-received", "历年新收申请", "Applications received, by year"),
    ("plot-outcomes", "办理结果构成", "Outcomes, by year"),
    ("plot-reasons", "不予公开的理由", "Reasons for refusal"),
    ("plot-carried", "新收与结转", "Received against carried over"),
    ("plot-reasons-span", "{0} 年合计。", "{0}, added up."),
    (
        "plot-lack",
        "有 {0} 份报告没有读出其中的数。∅ 表示无数值，不是 0。",
        "{0} reports have no value here. ∅ means no value, not 0.",
    ),
    (
        "plot-doubled",
        "同一单位同一年度的重复文件 {0} 份未重复计入。",
        "{0} further files for the same unit and year were not counted again.",
    ),
    ("plot-undated", "{0} 份年度不明，未计入。", "{0} files without a year were left out."),
    ("as-table", "图中数字", "The figures as a table"),
    ("axis-cases", "件", "cases"),
    ("axis-year", "年度", "year"),
    ("reason", "理由", "Reason"),
    ("series-received", "本年新收", "received"),
    ("series-in", "上年结转", "carried in"),
    ("series-out", "结转下年度", "carried out"),
    ("out-granted", "予以公开", "granted"),
    ("out-partially_granted", "部分公开", "partially granted"),
    ("out-refused", "不予公开", "refused"),
    ("out-unavailable", "无法提供", "unavailable"),
    ("out-not_processed", "不予处理", "not processed"),
    ("out-other", "其他处理", "other"),
];

/// What the form's labels mean, for readers without Chinese.
pub(super) const GLOSSES: &[(&str, &str)] = &[
    ("二、主动公开政府信息情况", "2. Proactive disclosure"),
    ("三、收到和处理政府信息公开申请情况", "3. Applications received and handled"),
    ("四、政府信息公开行政复议、行政诉讼情况", "4. Administrative reconsideration and litigation"),
    ("信息内容", "Content"),
    ("规章", "Regulations"),
    ("规范性文件", "Normative documents"),
    ("行政规范性文件", "Administrative normative documents"),
    ("行政许可", "Licensing"),
    ("其他对外管理服务事项", "Other external services"),
    ("行政处罚", "Penalties"),
    ("行政强制", "Coercive measures"),
    ("行政事业性收费", "Administrative fees"),
    ("政府集中采购", "Central procurement"),
    ("本年制发件数", "Made this year"),
    ("本年废止件数", "Repealed this year"),
    ("现行有效件数", "In force"),
    ("本年新制作数量", "Made this year"),
    ("本年新公开数量", "Newly disclosed this year"),
    ("对外公开总数量", "Disclosed in all"),
    ("上一年项目数量", "Items last year"),
    ("本年增/减", "Change this year"),
    ("处理决定数量", "Decisions"),
    ("本年处理决定数量", "Decisions this year"),
    ("本年收费金额（单位：万元）", "Fees this year (10,000 yuan)"),
    ("采购项目数量", "Procurement items"),
    ("采购总金额", "Procurement amount"),
    ("申请人情况", "Applicants"),
    ("法人或其他组织", "Legal persons and other organizations"),
    ("自然人", "Natural persons"),
    ("商业企业", "Businesses"),
    ("科研机构", "Research institutes"),
    ("社会公益组织", "Public-benefit organizations"),
    ("法律服务机构", "Legal service bodies"),
    ("其他", "Other"),
    ("总计", "Total"),
    ("一、本年新收政府信息公开申请数量", "I. Applications received this year"),
    ("二、上年结转政府信息公开申请数量", "II. Carried in from last year"),
    ("三、本年度办理结果", "III. Outcomes this year"),
    ("（一）予以公开", "(1) Granted"),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "(2) Partially granted (split cases count here only)"),
    ("（三）不予公开", "(3) Refused"),
    ("1.属于国家秘密", "State secret"),
    ("2.其他法律行政法规禁止公开", "Prohibited by other law"),
    ("3.危及“三安全一稳定”", "Endangers security or stability"),
    ("4.保护第三方合法权益", "Third-party rights"),
    ("5.属于三类内部事务信息", "Internal affairs"),
    ("6.属于四类过程性信息", "Process information"),
    ("7.属于行政执法案卷", "Enforcement file"),
    ("8.属于行政查询事项", "Administrative inquiry"),
    ("（四）无法提供", "(4) Unavailable"),
    ("1.本机关不掌握相关政府信息", "Not held by this body"),
    ("2.没有现成信息需要另行制作", "Would have to be created"),
    ("3.补正后申请内容仍不明确", "Still unclear after correction"),
    ("（五）不予处理", "(5) Not processed"),
    ("1.信访举报投诉类申请", "Petition or complaint"),
    ("2.重复申请", "Repeated application"),
    ("3.要求提供公开出版物", "Asks for a publication"),
    ("4.无正当理由大量反复申请", "Excessive without reason"),
    ("5.要求行政机关确认或重新出具已获取信息", "Asks to confirm or reissue"),
    ("（六）其他处理", "(6) Otherwise handled"),
    ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "Correction overdue"),
    ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "Fee overdue"),
    ("3.其他", "Other"),
    ("（七）总计", "(7) Total"),
    ("四、结转下年度继续办理", "IV. Carried out to next year"),
    ("行政复议", "Reconsideration"),
    ("行政诉讼", "Litigation"),
    ("未经复议直接起诉", "Direct litigation"),
    ("复议后起诉", "Litigation after reconsideration"),
    ("结果维持", "Upheld"),
    ("结果纠正", "Corrected"),
    ("其他结果", "Other result"),
    ("尚未审结", "Pending"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::form::{Edition, Form};

    #[test]
    fn every_word_the_script_asks_for_is_there_in_both_languages() {
        let keys: BTreeSet<&str> = WORDS.iter().map(|w| w.0).collect();
        assert_eq!(keys.len(), WORDS.len(), "a key stands twice");
        assert!(WORDS.iter().all(|w| !w.1.is_empty() && !w.2.is_empty()));
        let script = crate::export::html::SCRIPT;
        let calls = script.match_indices("t('").filter(|&(at, _)| {
            script[..at].chars().next_back().is_some_and(|before| !before.is_alphanumeric() && before != '.')
        });
        let mut asked = 0;
        for (at, call) in calls {
            let key = script[at + call.len()..].split('\'').next().unwrap_or("");
            // t('state-' + state): every word that begins so
            let known = if key.ends_with('-') { keys.iter().any(|k| k.starts_with(key)) } else { keys.contains(key) };
            assert!(known, "no word for `{key}`");
            asked += 1;
        }
        assert!(asked > 100, "{asked}");
    }

    #[test]
    fn every_label_of_the_two_forms_has_a_gloss() {
        let glossed: BTreeSet<&str> = GLOSSES.iter().map(|g| g.0).collect();
        for form in [Edition::Form2021, Edition::Form2019].map(|e| Form::of(e).unwrap()) {
            for block in form.blocks {
                for label in block.rows.iter().chain(block.columns) {
                    let all = label.under.iter().chain([&label.official]);
                    all.for_each(|text| assert!(glossed.contains(text), "no gloss for {text}"));
                }
            }
        }
    }
}
