import Entente

print("entente")
