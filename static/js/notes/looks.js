// How the words of a note look, by its motivation (components/note-words.css).

export const LOOKS = { commenting: "comment", questioning: "question", highlighting: "highlight", tagging: "tag" };
