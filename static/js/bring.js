import "./elements/bring-notes.js";
