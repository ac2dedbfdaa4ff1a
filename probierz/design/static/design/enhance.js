// Small comforts for people with scripts; every page works without them.
import "./errors.js";
import "./copy.js";
import "./filters.js";
import "./menus.js";
import "./passwords.js";
import "./replies.js";
