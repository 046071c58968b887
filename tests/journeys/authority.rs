//! A real time-stamping authority: OpenSSL with a certificate of its own, behind a small server.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use tempfile::TempDir;

/// What OpenSSL is told about the authority; the paths are those of its folder.
const CONFIG: &str = "\
[ tsa ]
default_tsa = this_one
[ this_one ]
serial = serial
signer_cert = tsa.pem
certs = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
clock_precision_digits = 3
ess_cert_id_alg = sha256
[ authority ]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[ stamps ]
basicConstraints = CA:false
extendedKeyUsage = critical, timeStamping
[ serves ]
basicConstraints = CA:false
extendedKeyUsage = serverAuth
";

/// An authority in a folder, with the certificate to which its signer's leads.
pub(crate) struct TimeAuthority {
    folder: TempDir,
}

impl TimeAuthority {
    pub(crate) fn new() -> Self {
        Self::with(&["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"])
    }

    /// An authority whose keys are RSA.
    pub(crate) fn with_rsa() -> Self {
        Self::with(&["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"])
    }

    fn with(keys: &[&str]) -> Self {
        let authority = Self { folder: TempDir::new().expect("a temporary folder") };
        fs::write(authority.path("openssl.cnf"), CONFIG).expect("a configuration");
        fs::write(authority.path("serial"), "01\n").expect("a serial number");
        for name in ["ca.key", "tsa.key"] {
            authority.openssl(&[&["genpkey", "-out", name], keys].concat());
        }
        let root = "req -new -x509 -key ca.key -days 30 -subj /CN=TimeRoot -config openssl.cnf";
        authority.openssl(&words(&format!("{root} -extensions authority -out ca.pem")));
        let request = "req -new -key tsa.key -subj /CN=TimeDesk -config openssl.cnf -out tsa.csr";
        authority.openssl(&words(request));
        // The same key with two certificates: one for time stamps, one for something else.
        for (extensions, name) in [("stamps", "tsa.pem"), ("serves", "server.pem")] {
            let signed = "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -days 30 -set_serial 7";
            let made = format!("-extfile openssl.cnf -extensions {extensions} -out {name}");
            authority.openssl(&words(&format!("{signed} {made}")));
        }
        authority
    }

    /// The certificate that a person would trust.
    pub(crate) fn certificate(&self) -> PathBuf {
        self.path("ca.pem")
    }

    /// What OpenSSL answers to the query in a file.
    pub(crate) fn reply(&self, query: &Path) -> Vec<u8> {
        let query = query.to_str().expect("a path");
        let reply = ["ts", "-reply", "-config", "openssl.cnf", "-queryfile", query];
        self.openssl(&[&reply[..], &["-out", "reply.tsr"]].concat());
        fs::read(self.path("reply.tsr")).expect("a reply")
    }

    /// The same statement, signed with a certificate that is not for time stamps.
    pub(crate) fn reply_with_another_certificate(&self, query: &Path) -> Vec<u8> {
        self.reply(query);
        self.openssl(&words("ts -reply -in reply.tsr -token_out -out token.der"));
        self.openssl(&words("cms -verify -noverify -inform DER -in token.der -out stated.der"));
        let signed = "cms -sign -binary -nodetach -cades -md sha256 -outform DER -in stated.der";
        let signer = "-econtent_type 1.2.840.113549.1.9.16.1.4 -signer server.pem -inkey tsa.key";
        self.openssl(&words(&format!("{signed} {signer} -out forged.der")));
        fs::read(self.path("forged.der")).expect("a token")
    }

    /// Whether OpenSSL takes a reply for a time stamp over the bytes of a file.
    pub(crate) fn agrees(&self, reply: &Path, sealed: &Path) -> bool {
        let checked = Command::new("openssl")
            .args(["ts", "-verify", "-in"])
            .arg(reply)
            .arg("-data")
            .arg(sealed)
            .arg("-CAfile")
            .arg(self.certificate())
            .output()
            .expect("openssl runs");
        checked.status.success()
    }

    /// Serves one query on this computer and returns the address to which it is to be sent.
    pub(crate) fn serve_one(self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        thread::spawn(move || {
            let (stream, _) = listener.accept().expect("a query");
            self.answer(stream);
        });
        format!("http://{address}/tsa")
    }

    fn answer(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
        let (mut length, mut line) = (0, String::new());
        while reader.read_line(&mut line).expect("a header") > 2 {
            let lower = line.to_lowercase();
            if let Some(bytes) = lower.strip_prefix("content-length:") {
                length = bytes.trim().parse().expect("a length");
            }
            line.clear();
        }
        let mut query = vec![0; length];
        reader.read_exact(&mut query).expect("a query");
        fs::write(self.path("query.tsq"), query).expect("a query");
        let reply = self.reply(&self.path("query.tsq"));
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            reply.len()
        );
        stream.write_all(&[head.as_bytes(), &reply].concat()).expect("the reply is sent");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn openssl(&self, arguments: &[&str]) {
        let done = Command::new("openssl")
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("openssl runs: these tests need OpenSSL 3");
        let told = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "openssl {arguments:?}: {told}");
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(' ').collect()
}
