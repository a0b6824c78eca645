using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AimlMusic.Bench;

/// <summary>A process that answers two requests on a loopback port, a small one to begin with: with a song as hexadecimal text, or with ids for what was uploaded.</summary>
internal static class AnswerServer
{
    public const string Word = "serve";
    public const string Song = "song";
    public const string Upload = "upload";

    private const int Piece = 64 * 1024;
    private const int Small = 64 * 1024;

    public static void Run(string what, long bytes)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        Console.Out.Flush();
        // The first exchange loads and compiles; it is not what is measured.
        Answer(listener, what, Small);
        Answer(listener, what, bytes);
    }

    private static void Answer(TcpListener listener, string what, long bytes)
    {
        using var client = listener.AcceptTcpClient();
        using var stream = client.GetStream();
        ReadRequest(stream);
        if (what == Song)
        {
            WriteSong(stream, bytes);
        }
        else
        {
            var body = """{"id":"song-1","status":"queued","voice_id":"v","instrumental_id":"i","base_resp":{"status_code":0,"status_msg":"success"}}""";
            Write(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
        }
    }

    private static void ReadRequest(NetworkStream stream)
    {
        var buffer = new byte[Piece];
        StringBuilder head = new();
        var end = -1;
        var read = 0L;
        while (end < 0)
        {
            var count = stream.Read(buffer);
            head.Append(Encoding.Latin1.GetString(buffer, 0, count));
            read += count;
            end = head.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal);
        }

        var text = head.ToString();
        var at = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase) + "Content-Length: ".Length;
        var left = long.Parse(text.AsSpan(at, text.IndexOf('\r', at) - at), CultureInfo.InvariantCulture) + end + 4 - read;
        while (left > 0)
        {
            left -= stream.Read(buffer);
        }
    }

    private static void WriteSong(NetworkStream stream, long bytes)
    {
        var begin = """{"data":{"status":2,"audio":" """.TrimEnd();
        var end = $$$"""},"extra_info":{"audio_size":{{{bytes}}}},"base_resp":{"status_code":0,"status_msg":"success"}}""";
        var length = begin.Length + (bytes * 2) + 1 + end.Length;
        Write(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{begin}");
        // An MPEG frame's sync, and then whatever.
        var piece = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("fffb90640123456789abcdef", Piece / 24)));
        for (var left = bytes * 2; left > 0;)
        {
            var count = (int)Math.Min(left, piece.Length);
            stream.Write(piece.AsSpan(0, count));
            left -= count;
        }

        Write(stream, "\"" + end);
    }

    private static void Write(NetworkStream stream, string text) => stream.Write(Encoding.ASCII.GetBytes(text));
}
