//! Work in parallel, items taken and results handed on in order, a bounded number in flight.

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

struct Progress<I> {
    items: I,
    next: usize,
    handed_on: usize,
    over: bool,
}

/// Works on every item and hands the results on in the items' order.
///
/// When `stop` is set no item is begun any more, and those begun are finished; after an error of `each`, or an item that is
/// none, nothing more is handed on.
pub(crate) fn map<T, R: Send>(
    items: impl Iterator<Item = io::Result<T>> + Send,
    jobs: usize,
    stop: &AtomicBool,
    work: impl Fn(T) -> R + Sync,
    mut each: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let progress = Mutex::new(Progress { items, next: 0, handed_on: 0, over: false });
    let moved = Condvar::new();
    let window = jobs * AHEAD;
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs {
            let sender = sender.clone();
            let (progress, moved, work) = (&progress, &moved, &work);
            let worker = move || {
                while let Some((at, item)) = begin(progress, moved, window, stop) {
                    if sender.send((at, item.map(work))).is_err() {
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
                    outcome = result.and_then(&mut each);
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
fn begin<T, I: Iterator<Item = io::Result<T>>>(
    progress: &Mutex<Progress<I>>,
    moved: &Condvar,
    window: usize,
    stop: &AtomicBool,
) -> Option<(usize, io::Result<T>)> {
    let far = |p: &mut Progress<I>| !p.over && p.next - p.handed_on >= window;
    let mut progress = moved.wait_while(lock(progress), far).unwrap_or_else(PoisonError::into_inner);
    if progress.over || stop.load(Ordering::Relaxed) {
        return None;
    }
    let item = progress.items.next()?;
    progress.next += 1;
    Some((progress.next - 1, item))
}

fn lock<I>(progress: &Mutex<Progress<I>>) -> MutexGuard<'_, Progress<I>> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}
