namespace AimlMusic.Sandbox;

/// <summary>Writes bits into bytes, the highest bit first.</summary>
internal sealed class BitWriter(byte[] target)
{
    private const int BitsPerByte = 8;

    public int Position { get; private set; }

    public void Write(int value, int bits)
    {
        for (var bit = bits - 1; bit >= 0; bit--)
        {
            if (((value >> bit) & 1) != 0)
            {
                target[Position / BitsPerByte] |= (byte)(0x80 >> (Position % BitsPerByte));
            }

            Position++;
        }
    }
}
