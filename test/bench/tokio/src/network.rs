use crate::clock::{per_operation, Report};
use std::time::Instant;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

async fn echo(mut stream: TcpStream, size: usize) {
    stream.set_nodelay(true).unwrap();
    let mut buffer = vec![0u8; size];
    loop {
        let n = stream.read(&mut buffer).await.unwrap();
        if n == 0 {
            return;
        }
        stream.write_all(&buffer[..n]).await.unwrap();
    }
}

async fn serve(size: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(echo(stream, size));
        }
    });
    address
}

pub async fn echoes(connections: u64, total: u64) -> Report {
    let each = total / connections + 1;
    let address = serve(1024).await;
    let mut streams = Vec::new();
    for _ in 0..connections {
        streams.push(TcpStream::connect(&address).await.unwrap());
    }
    let start = Instant::now();
    let clients: Vec<_> = streams
        .into_iter()
        .map(|mut stream| {
            stream.set_nodelay(true).unwrap();
            tokio::spawn(async move {
                let message = [7u8; 64];
                let mut answer = [0u8; 64];
                for _ in 0..each {
                    stream.write_all(&message).await.unwrap();
                    stream.read_exact(&mut answer).await.unwrap();
                }
            })
        })
        .collect();
    for client in clients {
        client.await.unwrap();
    }
    per_operation(start, each * connections)
}

pub async fn megabytes(count: u64) -> Report {
    let address = serve(65536).await;
    let (mut reader, mut writer) = TcpStream::connect(&address).await.unwrap().into_split();
    let start = Instant::now();
    let sender = tokio::spawn(async move {
        let message = vec![7u8; 1 << 20];
        for _ in 0..count {
            writer.write_all(&message).await.unwrap();
        }
        writer
    });
    let mut buffer = vec![0u8; 65536];
    let mut left = count << 20;
    while left > 0 {
        left -= reader.read(&mut buffer).await.unwrap() as u64;
    }
    sender.await.unwrap();
    per_operation(start, count)
}

pub async fn accepts(count: u64) -> Report {
    let address = serve(16).await;
    let start = Instant::now();
    let mut byte = [0u8; 1];
    for _ in 0..count {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        stream.write_all(&byte).await.unwrap();
        stream.read_exact(&mut byte).await.unwrap();
    }
    per_operation(start, count)
}
