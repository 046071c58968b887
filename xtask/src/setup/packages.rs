//! Which system packages each purpose needs, by the platform's package manager.

use super::Purpose;

/// A package manager of Linux.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Manager {
    Apt,
    Dnf,
    Pacman,
}

/// Packages for one purpose.
struct Needs {
    purpose: Purpose,
    apt: &'static [&'static str],
    dnf: &'static [&'static str],
    pacman: &'static [&'static str],
}

const NEEDS: [Needs; 3] = [
    // A C compiler for SQLite, zstd and the TLS library; WebKitGTK is the window; pip fetches the
    // models that recognize text.
    Needs {
        purpose: Purpose::Run,
        apt: &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "python3", "python3-pip"],
        dnf: &[
            "gcc",
            "gcc-c++",
            "make",
            "pkgconf-pkg-config",
            "webkit2gtk4.1-devel",
            "python3",
            "python3-pip",
        ],
        pacman: &["base-devel", "webkit2gtk-4.1", "python", "python-pip"],
    },
    // A display nobody sees, a pointer that drags real files, a second reader of the vault, an
    // authority that stamps the time. Fedora and Arch ship the WebDriver of WebKitGTK with WebKitGTK.
    Needs {
        purpose: Purpose::Test,
        apt: &[
            "webkit2gtk-driver",
            "xvfb",
            "xdotool",
            "dbus",
            "python3-gi",
            "gir1.2-gtk-3.0",
            "fonts-dejavu-core",
            "fonts-liberation",
            "openssl",
        ],
        dnf: &[
            "xorg-x11-server-Xvfb",
            "xdotool",
            "dbus-daemon",
            "python3-gobject",
            "gtk3",
            "dejavu-sans-fonts",
            "liberation-fonts",
            "openssl",
        ],
        pacman: &[
            "xorg-server-xvfb",
            "xdotool",
            "dbus",
            "python-gobject",
            "gtk3",
            "ttf-dejavu",
            "ttf-liberation",
            "openssl",
        ],
    },
    // The programs the benchmark stands beside.
    Needs {
        purpose: Purpose::Bench,
        apt: &[
            "recollcmd",
            "zip",
            "tesseract-ocr",
            "tesseract-ocr-deu",
            "tesseract-ocr-fra",
            "tesseract-ocr-spa",
            "tesseract-ocr-ita",
            "tesseract-ocr-pol",
            "ocrmypdf",
        ],
        dnf: &[
            "recoll",
            "zip",
            "tesseract",
            "tesseract-langpack-deu",
            "tesseract-langpack-fra",
            "tesseract-langpack-spa",
            "tesseract-langpack-ita",
            "tesseract-langpack-pol",
            "ocrmypdf",
        ],
        pacman: &[
            "recoll",
            "zip",
            "tesseract",
            "tesseract-data-eng",
            "tesseract-data-deu",
            "tesseract-data-fra",
            "tesseract-data-spa",
            "tesseract-data-ita",
            "tesseract-data-pol",
            "ocrmypdf",
        ],
    },
];

/// Every package that `manager` must have for `purpose`.
pub(crate) fn needed(manager: Manager, purpose: Purpose) -> Vec<&'static str> {
    let due = NEEDS.iter().filter(|needs| needs.purpose <= purpose);
    due.flat_map(|needs| match manager {
        Manager::Apt => needs.apt,
        Manager::Dnf => needs.dnf,
        Manager::Pacman => needs.pacman,
    })
    .copied()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_purpose_needs_all_of_an_earlier_one() {
        for manager in [Manager::Apt, Manager::Dnf, Manager::Pacman] {
            let run = needed(manager, Purpose::Run);
            let test = needed(manager, Purpose::Test);
            assert!(run.iter().all(|package| test.contains(package)), "{manager:?}");
            assert!(test.len() > run.len(), "{manager:?}");
        }
    }
}
