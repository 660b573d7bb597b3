// Fihrist
