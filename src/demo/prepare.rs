//! What a demo needs before it starts: a folder, a carrier's account, the example service file, example accounts, example patients, telephones.

use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::admin::{Reply, Request, client};
use crate::clock::Clock;
use crate::config::Config;
use crate::config::sources::{Flags, Settings};
use crate::data::settings;
use crate::demo::{clock, patients, write};
use crate::domain::service::Service;
use crate::handbook::folder;
use crate::log::entropy::{Entropy as _, SystemEntropy};
use crate::log::sqlite::open::OpenMode;
use crate::service_file;
use crate::telephony::urls::{SMS_INCOMING, VOICE_INCOMING, VOICE_STATUS};

/// The password of every example account. Obvious on purpose: the demo listens on this machine only.
pub const PASSWORD: &str = "hjemmevakt";
/// Accounts: name, and roles if it is a screen.
pub const ACCOUNTS: [(&str, &[&str]); 8] = [
    ("kari", &[]),
    ("aslak", &[]),
    ("marit", &[]),
    ("siri", &[]),
    ("randi", &[]),
    ("jonas", &[]),
    ("tor", &[]),
    ("veggen", &["wall"]),
];
const NUMBER: &str = "+4778000000";
/// Telephones: number, whose, and whether they take messages.
const HANDSETS: [(&str, &str, &str); 18] = [
    ("+4790000011", "Mother of Elin", "mobile"),
    ("+4790000012", "Elin", "mobile"),
    ("+4790000014", "Sister of Elin and Tore", "mobile"),
    ("+4790000015", "Partner of Elin", "mobile"),
    ("+4790000016", "Tore", "mobile"),
    ("+4790000018", "Ánde", "mobile"),
    ("+4790000017", "Wife of Ánde", "mobile"),
    ("+4790000013", "Somebody unknown", "mobile"),
    ("+4790000001", "Kari, nurse", "mobile"),
    ("+4790000002", "Aslak, nurse", "mobile"),
    ("+4790000003", "Marit, nurse", "mobile"),
    ("+4790000004", "Jonas, doctor", "mobile"),
    ("+4790000005", "Randi, leader", "mobile"),
    ("+4790000007", "Tor, municipal doctor", "mobile"),
    ("+4778000001", "Legevakt doctor", "landline"),
    ("+4778000002", "Legevakt, outgoing line", "landline"),
    ("+4778000003", "Day service", "landline"),
    ("+4778000004", "Legevakt, Innerfjord", "landline"),
];

/// Where things are.
#[derive(Clone, Debug)]
pub struct Places {
    /// The folder.
    pub dir: PathBuf,
    /// The server's port; the network's is the next.
    pub port: u16,
}

impl Places {
    /// The folder that was named, or a new one.
    pub fn at(data: Option<&Path>, port: u16) -> anyhow::Result<Self> {
        let dir = match data {
            Some(dir) => dir.to_owned(),
            None => std::env::temp_dir().join(format!("hjemmevakt-demo-{}", random()?)),
        };
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&dir)
            .with_context(|| format!("{} cannot be made", dir.display()))?;
        let dir = dir.canonicalize()?;
        Ok(Self { dir, port })
    }

    /// The server's address.
    pub fn server(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The network's address.
    pub fn network(&self) -> String {
        format!("http://127.0.0.1:{}", self.port + 1)
    }

    /// The server's log lines.
    pub fn server_log(&self) -> PathBuf {
        self.dir.join("server.log")
    }

    /// The network's log lines.
    pub fn network_log(&self) -> PathBuf {
        self.dir.join("network.log")
    }

    fn file(&self, name: &str) -> String {
        self.dir.join(name).display().to_string()
    }
}

/// The account at the simulated carrier, kept with the data.
#[derive(Clone, Serialize, Deserialize)]
struct Carrier {
    account_sid: String,
    auth_token: String,
}

/// Everything that is ready.
pub struct Demo {
    /// Where.
    pub places: Places,
    /// What it is about.
    pub service: Service,
    /// The service's time.
    pub clock: Clock,
    carrier: Carrier,
    http: reqwest::Client,
}

/// Makes it ready, without a server running.
pub async fn prepare(places: &Places, real_time: bool) -> anyhow::Result<Demo> {
    let text = folder::text("operations/example-service.toml")
        .context("the example service file is missing")?;
    let Ok(service) = service_file::parse(&text) else {
        bail!("the example service file is wrong: this is a fault of the program");
    };
    let mut demo = Demo {
        places: places.clone(),
        clock: Clock::default(),
        carrier: carrier(places)?,
        service,
        http: reqwest::Client::builder()
            .no_proxy()
            .timeout(Duration::from_secs(2))
            .build()?,
    };
    demo.clock = demo.begin(real_time).await?;
    let config = demo.config()?;
    ask(&config, Request::Import { text }).await?;
    let fresh = |username: &str, roles: &[&str]| Request::AccountAdd {
        username: username.to_owned(),
        password: PASSWORD.to_owned(),
        staff: None,
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
    };
    for (username, roles) in ACCOUNTS {
        match client::ask(&config, OpenMode::Create, fresh(username, roles)).await? {
            Reply::Done { .. } => {}
            // With --data they may be there already, perhaps with other passwords.
            Reply::Refused(why) if why.contains("already") => {}
            Reply::Refused(why) => bail!(why),
        }
    }
    patients::register(&config).await?;
    write(&places.dir.join("handsets.json"), &handsets()?)?;
    let markup = service_file::markup::fallback_markup(&demo.service);
    write(&places.dir.join("fallback.xml"), &markup)?;
    Ok(demo)
}

async fn ask(config: &Config, request: Request) -> anyhow::Result<()> {
    match client::ask(config, OpenMode::Create, request).await? {
        Reply::Done { .. } => Ok(()),
        Reply::Refused(why) => bail!(why),
    }
}

fn handsets() -> anyhow::Result<String> {
    let list: Vec<_> = HANDSETS
        .iter()
        .map(|(number, label, kind)| json!({"number": number, "label": label, "kind": kind}))
        .collect();
    Ok(serde_json::to_string_pretty(&list)?)
}

fn carrier(places: &Places) -> anyhow::Result<Carrier> {
    let path = places.dir.join("carrier.json");
    if path.exists() {
        let text = fs::read_to_string(&path)?;
        return serde_json::from_str(&text)
            .with_context(|| format!("{} is not what the demo wrote", path.display()));
    }
    let carrier = Carrier {
        account_sid: format!("AC{}", random()?),
        auth_token: random()?,
    };
    write(&path, &serde_json::to_string(&carrier)?)?;
    Ok(carrier)
}

/// 32 hexadecimal digits that nobody can guess.
fn random() -> anyhow::Result<String> {
    let mut bytes = [0; 16];
    SystemEntropy.fill(&mut bytes)?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

impl Demo {
    /// The settings of both processes.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let offset = self.clock.offset_ms().div_euclid(1_000);
        vec![
            ("HJEMMEVAKT_PUBLIC_URL", self.places.server()),
            (
                "HJEMMEVAKT_DATABASE_URL",
                format!("sqlite://{}", self.places.file("hjemmevakt.db")),
            ),
            ("HJEMMEVAKT_KEY_FILE", self.places.file("hjemmevakt.key")),
            ("HJEMMEVAKT_TWILIO_BASE_URL", self.places.network()),
            (
                "HJEMMEVAKT_TWILIO_ACCOUNT_SID",
                self.carrier.account_sid.clone(),
            ),
            (
                "HJEMMEVAKT_TWILIO_AUTH_TOKEN",
                self.carrier.auth_token.clone(),
            ),
            ("HJEMMEVAKT_TWILIO_NUMBER", NUMBER.to_owned()),
            ("HJEMMEVAKT_CLOCK_OFFSET", format!("{offset}s")),
        ]
    }

    /// The network's own arguments.
    pub fn network_args(&self) -> Vec<String> {
        let server = self.places.server();
        [
            ("--listen", format!("127.0.0.1:{}", self.places.port + 1)),
            ("--voice-url", format!("{server}{VOICE_INCOMING}")),
            ("--sms-url", format!("{server}{SMS_INCOMING}")),
            ("--status-url", format!("{server}{VOICE_STATUS}")),
            ("--fallback-markup", self.places.file("fallback.xml")),
            ("--handsets", self.places.file("handsets.json")),
        ]
        .into_iter()
        .flat_map(|(name, value)| [name.to_owned(), value])
        .collect()
    }

    fn config(&self) -> anyhow::Result<Config> {
        let environment = self.environment();
        let settings = Settings::gather(&Flags::default(), |name| {
            environment
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| value.clone())
        })?;
        Ok(Config::from_settings(&settings)?)
    }

    /// The clock: as the data has it, moved on to a Friday evening if need be.
    async fn begin(&self, real_time: bool) -> anyhow::Result<Clock> {
        let config = self.config()?;
        let kept = if self.places.dir.join("hjemmevakt.db").exists() {
            Some(
                settings::clock_offset(&config.database_url)
                    .await?
                    .unwrap_or(0),
            )
        } else {
            None
        };
        if real_time {
            if kept.is_some_and(|kept| kept > 0) {
                bail!(
                    "the data in {} is ahead of the real time: use --now with a new folder",
                    self.places.dir.display()
                );
            }
            return Ok(Clock::default());
        }
        let real = Clock::default().now();
        let offset =
            clock::offset(&self.service.zone, real, kept).context("the calendar has no Friday")?;
        // Whole seconds, as it is handed on.
        Ok(Clock::with_offset(offset.div_euclid(1_000) * 1_000))
    }

    /// When the server can take a call.
    pub async fn until_ready(&self) -> anyhow::Result<()> {
        let address = format!("{}/readyz", self.places.server());
        loop {
            let answer = self.http.get(&address).send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
}
