import "./elements/bring-notes.js";
import "./elements/note-layer.js";
import "./elements/tag-line.js";
