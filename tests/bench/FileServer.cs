using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AimlMusic.Bench;

/// <summary>A process that serves wav files on a loopback port until it is ended: each as many bytes long as its name says.</summary>
internal static class FileServer
{
    public const string Word = "serve-files";

    private const int Piece = 1024 * 1024;
    private const int Header = 44;

    public static void Run()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        Console.Out.Flush();
        var piece = new byte[Piece];
        for (var i = 0; i < piece.Length; i++)
        {
            piece[i] = (byte)((i * 31) + (i >> 8));
        }

        while (true)
        {
            using var client = listener.AcceptTcpClient();
            Answer(client.GetStream(), piece);
        }
    }

    private static void Answer(NetworkStream stream, byte[] piece)
    {
        var buffer = new byte[8192];
        var request = Encoding.ASCII.GetString(buffer, 0, stream.Read(buffer));
        var at = request.IndexOf('/', StringComparison.Ordinal) + 1;
        var bytes = long.Parse(request.AsSpan(at, request.IndexOf('.', StringComparison.Ordinal) - at), CultureInfo.InvariantCulture);
        stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: {bytes}\r\nETag: \"{bytes}\"\r\nConnection: close\r\n\r\n"));
        stream.Write(Head(bytes));
        for (var left = bytes - Header; left > 0;)
        {
            var count = (int)Math.Min(left, piece.Length);
            stream.Write(piece.AsSpan(0, count));
            left -= count;
        }
    }

    private static byte[] Head(long bytes)
    {
        var head = new byte[Header];
        "RIFF\0\0\0\0WAVEfmt "u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)(bytes - 8));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), 16);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(20), 0x00020001);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(24), 44100);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(28), 176400);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(32), 0x00100004);
        "data"u8.CopyTo(head.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(40), (uint)(bytes - Header));
        return head;
    }
}
