//! Status callbacks of one call, conference or message: in order, one at a time, unless told to misbehave.
//! A callback is never repeated when the server does not answer it: the carrier does not repeat them either.

use super::faults::{Fault, Kind};
use super::webhook::{self, Outgoing, REORDER_WAIT};
use super::world::Network;
use tokio::sync::mpsc;

/// Where callbacks of one subject are handed in. The last one to let go of it ends it.
#[derive(Debug, Clone)]
pub(super) struct Lane(mpsc::Sender<Outgoing>);

/// More callbacks than one subject can have outstanding unless the server has stopped answering.
const OUTSTANDING: usize = 256;

impl Lane {
    pub fn start(net: &Network) -> Self {
        let (sender, receiver) = mpsc::channel(OUTSTANDING);
        net.spawn(run(net.clone(), receiver));
        Self(sender)
    }

    /// Hands a callback in; one too many is lost, as it would be at the carrier.
    pub fn send(&self, outgoing: Outgoing) {
        if self.0.try_send(outgoing).is_err() {
            tracing::warn!(
                "simulated network: a status callback was dropped, too many are outstanding"
            );
        }
    }
}

async fn run(net: Network, mut receiver: mpsc::Receiver<Outgoing>) {
    let mut held: Option<Outgoing> = None;
    loop {
        let next = if held.is_some() {
            tokio::time::timeout(REORDER_WAIT, receiver.recv())
                .await
                .ok()
        } else {
            Some(receiver.recv().await)
        };
        let over = matches!(next, Some(None));
        if let Some(Some(outgoing)) = next
            && !send(&net, &outgoing).await
            && held.is_none()
        {
            held = Some(outgoing);
            continue;
        }
        if let Some(late) = held.take() {
            webhook::notify(&net, &late).await;
        }
        if over {
            return;
        }
    }
}

/// False when the callback is to come after the next one.
async fn send(net: &Network, outgoing: &Outgoing) -> bool {
    let subject = outgoing.subject();
    match net
        .with(|world| world.draw(Kind::Callback, &subject))
        .map(|d| (d.fault, d.ms))
    {
        Some((Fault::CallbackLost, _)) => {}
        Some((Fault::CallbackReordered, _)) => return false,
        Some((Fault::CallbackDoubled, _)) => {
            webhook::notify(net, outgoing).await;
            webhook::notify(net, outgoing).await;
        }
        Some((Fault::CallbackSlow, ms)) => {
            let (net, outgoing) = (net.clone(), outgoing.clone());
            net.clone().spawn(async move {
                tokio::time::sleep(net.config().scaled_ms(ms)).await;
                webhook::notify(&net, &outgoing).await;
            });
        }
        _ => webhook::notify(net, outgoing).await,
    }
    true
}
