//! A server in this process.

use tokio::net::TcpListener;

/// Serves on a port of its own, until the program ends; its address.
pub async fn serve(router: axum::Router) -> anyhow::Result<std::net::SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let server = axum::serve(listener, router);
    tokio::spawn(async move { server.await });
    Ok(address)
}
