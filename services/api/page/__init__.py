"""The page: what people see of Dateline in a browser.

``views`` has a file for each kind of page, ``templates`` what it looks like in HTML, ``static`` its style and script,
``charts`` the pictures drawn on the server. All of it asks the domain directly; nothing here knows Elasticsearch.
"""
