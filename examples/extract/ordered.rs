//! Work in parallel, results in order, a bounded number in flight.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// The name of the threads that work.
pub(crate) const WORKER: &str = "reader";

/// How far ahead of the results the work may run, for each thread.
const AHEAD: usize = 8;

/// Stack of a thread that works.
const STACK: usize = 8 << 20;

struct Progress {
    next: usize,
    handed_on: usize,
    over: bool,
}

/// Works on every item and hands the results on in the items' order.
///
/// When `stop` is set no item is begun any more, and those begun are finished; after an error of `each` nothing more is
/// handed on.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    stop: &AtomicBool,
    work: impl Fn(&T) -> R + Sync,
    mut each: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let progress = Mutex::new(Progress { next: 0, handed_on: 0, over: false });
    let moved = Condvar::new();
    let window = jobs * AHEAD;
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs.min(items.len()) {
            let sender = sender.clone();
            let (progress, moved, work) = (&progress, &moved, &work);
            let worker = move || {
                while let Some(at) = begin(progress, moved, items.len(), window, stop) {
                    if sender.send((at, work(&items[at]))).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new().name(WORKER.to_owned()).stack_size(STACK).spawn_scoped(scope, worker)?;
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        let mut outcome = Ok(());
        for (at, result) in results {
            waiting.insert(at, result);
            while let Some(result) = waiting.remove(&next) {
                if outcome.is_ok() {
                    outcome = each(result);
                }
                next += 1;
            }
            let mut progress = lock(&progress);
            progress.handed_on = next;
            progress.over = outcome.is_err();
            moved.notify_all();
        }
        outcome
    })
}

/// The next item to work on, once the results have caught up; none when there is nothing left to begin.
fn begin(progress: &Mutex<Progress>, moved: &Condvar, items: usize, window: usize, stop: &AtomicBool) -> Option<usize> {
    let far = |p: &mut Progress| !p.over && p.next < items && p.next - p.handed_on >= window;
    let mut progress = moved.wait_while(lock(progress), far).unwrap_or_else(PoisonError::into_inner);
    if progress.over || progress.next >= items || stop.load(Ordering::Relaxed) {
        return None;
    }
    progress.next += 1;
    Some(progress.next - 1)
}

fn lock(progress: &Mutex<Progress>) -> MutexGuard<'_, Progress> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}
