"""What can be done? One function is one use case and one transaction."""
