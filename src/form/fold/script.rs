//! Traditional characters and the simplified ones that stand for them.

use std::sync::LazyLock;

/// The simplified form of a character, for those that labels, titles and headings use.
pub(crate) fn simplified(c: char) -> char {
    let at = (c as usize).wrapping_sub(FIRST);
    let listed = |row: &u64| row >> (at % 64) & 1 == 1;
    if LISTED.get(at / 64).is_some_and(listed) { listed_form(c) } else { c }
}

/// Where the characters of Chinese begin and end.
const FIRST: usize = 0x4e00;
const LAST: usize = 0x9fff;

/// Which characters have another form, one bit each: most characters of a text have none, and this is told at once.
static LISTED: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut rows = vec![0u64; (LAST - FIRST) / 64 + 1];
    for (at, c) in ('\u{4e00}'..='\u{9fff}').enumerate() {
        if let Some(row) = rows.get_mut(at / 64) {
            *row |= u64::from(listed_form(c) != c) << (at % 64);
        }
    }
    rows
});

/// The form of a character by the list.
fn listed_form(c: char) -> char {
    match c {
        '開' => '开',
        '辦' => '办',
        '請' => '请',
        '訴' => '诉',
        '訟' => '讼',
        '複' | '復' | '覆' => '复',
        '議' => '议',
        '維' => '维',
        '糾' => '纠',
        '審' => '审',
        '結' => '结',
        '總' => '总',
        '計' => '计',
        '動' => '动',
        '況' => '况',
        '內' => '内',
        '條' => '条',
        '項' => '项',
        '規' => '规',
        '範' => '范',
        '檔' => '档',
        '廢' => '废',
        '現' => '现',
        '數' => '数',
        '處' => '处',
        '許' => '许',
        '罰' => '罚',
        '強' => '强',
        '費' => '费',
        '額' => '额',
        '單' => '单',
        '萬' => '万',
        '業' => '业',
        '關' => '关',
        '係' | '繫' => '系',
        '為' | '爲' => '为',
        '於' => '于',
        '組' => '组',
        '織' => '织',
        '會' => '会',
        '務' => '务',
        '機' => '机',
        '構' => '构',
        '轉' => '转',
        '屬' => '属',
        '國' => '国',
        '穩' => '稳',
        '護' => '护',
        '權' => '权',
        '類' => '类',
        '過' => '过',
        '執' => '执',
        '詢' => '询',
        '無' => '无',
        '補' => '补',
        '確' => '确',
        '訪' => '访',
        '舉' => '举',
        '報' => '报',
        '認' => '认',
        '獲' => '获',
        '繳' => '缴',
        '納' => '纳',
        '續' => '续',
        '繼' => '继',
        '經' => '经',
        '對' => '对',
        '應' => '应',
        '實' => '实',
        '區' => '区',
        '與' => '与',
        '這' => '这',
        '種' => '种',
        '製' => '制',
        '後' => '后',
        '傳' => '传',
        '當' => '当',
        '網' => '网',
        '電' => '电',
        '郵' => '邮',
        '話' => '话',
        '專' => '专',
        '職' => '职',
        '員' => '员',
        '訓' => '训',
        '場' => '场',
        '點' => '点',
        '設' => '设',
        '閱' => '阅',
        '導' => '导',
        '責' => '责',
        '負' => '负',
        '聞' => '闻',
        '發' => '发',
        '佈' => '布',
        '線' | '綫' => '线',
        '談' => '谈',
        '讀' => '读',
        '熱' => '热',
        '輿' => '舆',
        '減' => '减',
        '徵' => '征',
        '採' => '采',
        '購' => '购',
        '產' | '産' => '产',
        '團' => '团',
        '體' => '体',
        '據' => '据',
        '號' => '号',
        '題' => '题',
        '問' => '问',
        '進' => '进',
        '門' => '门',
        '書' => '书',
        '級' => '级',
        '鎮' => '镇',
        '鄉' => '乡',
        '縣' => '县',
        '廳' => '厅',
        '衛' => '卫',
        '財' => '财',
        '稅' => '税',
        '時' => '时',
        '間' => '间',
        '從' => '从',
        '個' => '个',
        '參' => '参',
        '聯' => '联',
        '輯' => '辑',
        '錯' => '错',
        '駁' => '驳',
        '別' => '别',
        '隱' => '隐',
        '競' => '竞',
        '濟' => '济',
        '則' => '则',
        '約' => '约',
        '錢' => '钱',
        '見' => '见',
        '說' => '说',
        '學' => '学',
        '監' => '监',
        '檢' => '检',
        '廣' => '广',
        '東' => '东',
        '錄' => '录',
        '標' => '标',
        '準' => '准',
        '際' => '际',
        '尙' => '尚',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_are_the_list() {
        for c in '\0'..=char::MAX {
            assert_eq!(simplified(c), listed_form(c), "{c}");
        }
    }
}
