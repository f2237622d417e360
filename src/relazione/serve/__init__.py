"""Three doors to one record: pages for who looks, an API for programs, tools for agents. Needs the extra `serve`."""
