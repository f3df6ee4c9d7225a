//! One GET at a time over plain HTTP/1.1. No TLS, no proxies, no redirects: the service stands in the user's own network.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::str::FromStr;
use std::time::Duration;

const CONNECT: Duration = Duration::from_secs(10);
/// A table of 100 × 100 takes a second; a service that computes it cold may take a minute.
const ANSWER: Duration = Duration::from_secs(300);
/// A block has 20,000 numbers of some ten digits.
const BYTES_MAX: u64 = 64 << 20;

/// `http://HOST[:PORT][/PREFIX]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    authority: String,
    prefix: String,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// The network said no.
    #[error("{authority}: {source}")]
    Io {
        /// Host and port.
        authority: String,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// The bytes are no HTTP answer.
    #[error("{0} does not speak HTTP")]
    Form(String),
}

impl FromStr for Address {
    type Err = String;

    /// ```
    /// use evenhand::osrm::Address;
    /// assert!("http://10.1.2.3:5000".parse::<Address>().is_ok());
    /// assert!("https://router.example".parse::<Address>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, String> {
        let rest = text.strip_prefix("http://").ok_or_else(|| format!("{text}: http://HOST:PORT"))?;
        let (authority, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_graphic());
        if authority.is_empty() || !plain(rest) || authority.contains('@') {
            return Err(format!("{text}: http://HOST:PORT"));
        }
        let port = authority.rsplit_once(':').is_some_and(|(_, p)| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
        let authority = if port { authority.to_owned() } else { format!("{authority}:80") };
        let prefix = prefix.trim_end_matches('/');
        Ok(Self { authority, prefix: if prefix.is_empty() { String::new() } else { format!("/{prefix}") } })
    }
}

impl Address {
    /// The body of the answer, whatever its status: OSRM explains itself in JSON.
    ///
    /// # Errors
    /// If nobody answers, or not in HTTP.
    pub fn get(&self, path: &str) -> Result<Vec<u8>, HttpError> {
        let bytes = self.bytes(path).map_err(|source| HttpError::Io { authority: self.authority.clone(), source })?;
        body(&bytes).ok_or_else(|| HttpError::Form(self.authority.clone()))
    }

    fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut failure = io::Error::new(io::ErrorKind::NotFound, "no such host");
        for address in self.authority.to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, CONNECT) {
                Ok(stream) => return self.ask(stream, path),
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }

    fn ask(&self, mut stream: TcpStream, path: &str) -> io::Result<Vec<u8>> {
        stream.set_read_timeout(Some(ANSWER))?;
        stream.set_write_timeout(Some(CONNECT))?;
        let (prefix, authority) = (&self.prefix, &self.authority);
        let head = format!(
            "GET {prefix}{path} HTTP/1.1\r\nHost: {authority}\r\nAccept: application/json\r\nUser-Agent: evenhand\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes())?;
        let (mut bytes, mut part) = (Vec::new(), [0; 1 << 14]);
        // a server that keeps the line open has still said how long its answer is
        while !is_whole(&bytes) && (bytes.len() as u64) < BYTES_MAX {
            let read = stream.read(&mut part)?;
            if read == 0 {
                break;
            }
            bytes.extend_from_slice(&part[..read]);
        }
        Ok(bytes)
    }
}

/// Head and rest, if the head is whole.
fn parts(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n")?;
    Some((std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 4..]))
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let fields = head.lines().skip(1).filter_map(|l| l.split_once(':'));
    fields.into_iter().find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn is_chunked(head: &str) -> bool {
    header(head, "transfer-encoding").is_some_and(|v| v.to_ascii_lowercase().contains("chunked"))
}

fn is_whole(bytes: &[u8]) -> bool {
    let Some((head, rest)) = parts(bytes) else { return false };
    if is_chunked(head) {
        return unchunked(rest).is_some();
    }
    header(head, "content-length").and_then(|n| n.parse::<usize>().ok()).is_some_and(|n| rest.len() >= n)
}

fn body(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, rest) = parts(bytes)?;
    if !head.starts_with("HTTP/1.") {
        return None;
    }
    if is_chunked(head) {
        return unchunked(rest);
    }
    match header(head, "content-length") {
        Some(length) => rest.get(..length.parse::<usize>().ok()?).map(<[u8]>::to_vec),
        None => Some(rest.to_vec()),
    }
}

/// RFC 9112 §7.1: size in hexadecimal, data, and an empty chunk at the end.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|w| w == b"\r\n")?;
        let line = std::str::from_utf8(&rest[..end]).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        rest = rest.get(end + 2..)?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size.checked_add(2)?..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_ways_to_say_where_a_body_ends() {
        for answer in [
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody and more",
            "HTTP/1.1 400 Bad Request\r\ntransfer-encoding: chunked\r\n\r\n3\r\nbod\r\n1;x\r\ny\r\n0\r\n\r\n",
            "HTTP/1.0 200 OK\r\n\r\nbody",
        ] {
            assert_eq!(body(answer.as_bytes()).as_deref(), Some(&b"body"[..]), "{answer}");
        }
        for broken in ["SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbody", "HTTP/1.1 200 OK\r\n", ""] {
            assert_eq!(body(broken.as_bytes()), None, "{broken}");
        }
        let half = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbod\r\n1\r\n";
        assert!(!is_whole(half.as_bytes()) && body(half.as_bytes()).is_none());
    }

    #[test]
    fn addresses() {
        let of = |text: &str| text.parse::<Address>().map(|a| (a.authority, a.prefix)).ok();
        assert_eq!(of("http://[::1]:5000/osrm/"), Some(("[::1]:5000".into(), "/osrm".into())));
        assert_eq!(of("http://router"), Some(("router:80".into(), String::new())));
        for wrong in ["router:5000", "http://", "http://a b", "http://u@h", "https://h"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}
