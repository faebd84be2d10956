"""What makes an uploaded file safe to keep and to hand on. Knows nothing of Django: it runs in a process of its own."""
