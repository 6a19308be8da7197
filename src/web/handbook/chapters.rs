//! In which order the service's pages are read, and where somebody who is new begins.

/// The chapters of the service's pages, and the pages of each in the order in which they are read. What is not here comes last.
pub const CHAPTERS: [(&str, &[&str]); 5] = [
    (
        "first",
        &[
            "for-the-locum",
            "receiving-people",
            "life-in-danger",
            "the-number",
            "about",
        ],
    ),
    (
        "meeting",
        &[
            "the-conversation",
            "what-to-settle",
            "meeting-the-person",
            "suicide",
            "intoxication",
            "substance-use",
            "violence-and-safety",
            "home-visits",
            "relatives",
            "children",
            "interpreter",
        ],
    ),
    (
        "admission",
        &[
            "admission",
            "for-the-doctor",
            "assessments",
            "transport",
            "escort",
            "receiving-units",
        ],
    ),
    (
        "afterwards",
        &[
            "after-the-crisis",
            "handover",
            "when-something-goes-wrong",
            "deviations",
            "figures",
        ],
    ),
    (
        "screens",
        &[
            "on-the-line",
            "text-messages",
            "on-duty",
            "the-plan",
            "consent",
            "the-record",
            "who-may-what",
            "signing-in",
        ],
    ),
];

/// What a nurse who is new reads before her first duty, in this order.
pub const START: [&str; 3] = ["receiving-people", "life-in-danger", "for-the-locum"];

/// Where a page stands among all, in the order in which they are read; a page of the municipality's own comes last.
pub fn place(page: &str) -> usize {
    let all = CHAPTERS.iter().flat_map(|(_, names)| names.iter());
    all.take_while(|name| **name != page).count()
}

/// The chapter in which a page stands; a page of the municipality's own stands in none of ours.
pub fn chapter(page: &str) -> &'static str {
    let mut chapters = CHAPTERS.iter();
    let found = chapters.find(|(_, names)| names.contains(&page));
    found.map_or("other", |(chapter, _)| chapter)
}
