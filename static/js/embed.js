import "./elements/argument-map.js";
