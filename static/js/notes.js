import "./elements/bring-notes.js";
import "./elements/note-layer.js";
