//! A page of text as blocks, and those as HTML that needs nothing beside itself.

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title of the page.
    Title(String),
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Lines to type or compare, as they stand.
    Lines(Vec<String>),
    /// Names with what each stands for.
    Facts(Vec<(String, String)>),
    /// A table.
    Table {
        /// The captions of its columns.
        captions: Vec<String>,
        /// How wide each column is, as shares of the whole in percent.
        widths: Vec<u8>,
        /// Its rows, each as long as the captions.
        rows: Vec<Vec<String>>,
    },
}

const STYLE: &str = "body{font:15px/1.5 system-ui,'Segoe UI',Helvetica,Arial,sans-serif;\
color:#1c1e22;max-width:56rem;margin:2.5rem auto;padding:0 1.5rem}\
h1{font-size:1.7rem;margin:0 0 1rem}h2{font-size:1.15rem;margin:2rem 0 .5rem;\
border-bottom:1px solid #d5d8dd;padding-bottom:.2rem}\
table{border-collapse:collapse;width:100%;font-size:.9rem}\
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;\
border-bottom:1px solid #e6e8eb;overflow-wrap:anywhere}\
dl{display:grid;grid-template-columns:12rem 1fr;gap:.25rem 1rem;margin:0}\
dt{color:#5b616b}dd{margin:0;overflow-wrap:anywhere}\
pre{background:#f4f5f7;padding:.7rem .9rem;white-space:pre-wrap;overflow-wrap:anywhere;\
font-size:.85rem}";

/// Blocks as one HTML file in English, with no script and nothing to load.
pub fn html(title: &str, blocks: &[Block]) -> String {
    let mut page = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n");
    page.push_str("<meta charset=\"utf-8\">\n");
    page.push_str("<meta http-equiv=\"Content-Security-Policy\" ");
    page.push_str("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    page.push_str(&format!("<title>{}</title>\n<style>{STYLE}</style>\n", escaped(title)));
    page.push_str("</head>\n<body>\n");
    for block in blocks {
        page.push_str(&block.html());
        page.push('\n');
    }
    page.push_str("</body>\n</html>\n");
    page
}

impl Block {
    fn html(&self) -> String {
        match self {
            Self::Title(text) => format!("<h1>{}</h1>", escaped(text)),
            Self::Heading(text) => format!("<h2>{}</h2>", escaped(text)),
            Self::Paragraph(text) => format!("<p>{}</p>", escaped(text)),
            Self::Lines(lines) => format!("<pre>{}</pre>", escaped(&lines.join("\n"))),
            Self::Facts(facts) => {
                let fact = |(name, value): &(String, String)| {
                    format!("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(value))
                };
                format!("<dl>\n{}</dl>", facts.iter().map(fact).collect::<String>())
            }
            Self::Table { captions, rows, .. } => {
                let head = cells("th scope=\"col\"", "th", captions);
                let body = rows.iter().map(|row| cells("td", "td", row));
                format!(
                    "<table>\n<thead>{head}</thead>\n<tbody>\n{}</tbody>\n</table>",
                    body.map(|row| row + "\n").collect::<String>()
                )
            }
        }
    }
}

fn cells(open: &str, close: &str, texts: &[String]) -> String {
    let cell = |text: &String| format!("<{open}>{}</{close}>", escaped(text));
    format!("<tr>{}</tr>", texts.iter().map(cell).collect::<String>())
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // A text that turns the direction of what follows it could show another name.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_become_markup() {
        let text = "<script>alert(\"1\")</script> & co".to_owned();
        let blocks = [
            Block::Title(text.clone()),
            Block::Lines(vec![text.clone()]),
            Block::Facts(vec![(text.clone(), text.clone())]),
            Block::Table {
                captions: vec![text.clone()],
                widths: vec![100],
                rows: vec![vec![text.clone()]],
            },
        ];
        let page = html(&text, &blocks);
        assert!(!page.contains("<script>"), "{page}");
        assert_eq!(page.matches("&lt;script&gt;").count(), 7);
    }
}
