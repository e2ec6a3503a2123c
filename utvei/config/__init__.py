"""Where everything meets: settings for each program, addresses, the `utvei` command."""
