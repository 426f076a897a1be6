//! Numbers that are filled up with a nought in front: 03 where others are 12. What stands alone behind its label may be two.

use crate::layout::stream::scan::Event;
use crate::reconcile::Content;

/// Takes numbers like 03 as whole, where no number of one digit is printed without a nought.
pub(super) fn settle(events: &mut [Event]) {
    /// Numbers with a nought before them that are no slip.
    const FEWEST: usize = 3;
    let (mut padded, mut rising, mut last) = (0, true, 0);
    let mut behind = false;
    for (i, event) in events.iter().enumerate() {
        let among = std::mem::replace(&mut behind, matches!(event, Event::Token(_)))
            || matches!(events.get(i + 1), Some(Event::Token(_)));
        match digits(event).map(str::as_bytes) {
            Some([b'1'..=b'9']) => return,
            Some([b'0', digit @ b'1'..=b'9']) => {
                padded += usize::from(among);
                rising &= *digit > last;
                last = *digit;
            }
            _ => {}
        }
    }
    // 01, 02, 03 are the codes of rows
    if padded < FEWEST || rising {
        return;
    }
    for event in events {
        if let Some(number) = digits(event).filter(|digits| digits.len() == 2 && digits.starts_with('0'))
            && let Ok(number) = number.parse()
            && let Event::Token(token) = event
        {
            token.piece.content = Content::Number(number);
        }
    }
}

fn digits(event: &Event) -> Option<&str> {
    match event {
        Event::Token(token) => match &token.piece.content {
            Content::Digits(digits) => Some(digits),
            _ => None,
        },
        _ => None,
    }
}
