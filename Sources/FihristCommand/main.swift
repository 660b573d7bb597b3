print("fihrist")
