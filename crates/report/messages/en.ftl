### Everything the report says, in English. Same keys and variables as es.ftl.
