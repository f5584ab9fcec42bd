### Everything the terminal says, in English. Same keys and variables as terminal.es.ftl.
