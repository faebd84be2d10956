"""Files, pages and feeds to entries. The door is ``api``; nothing in here touches a database or a network."""
