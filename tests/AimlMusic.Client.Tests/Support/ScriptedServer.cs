using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AimlMusic.Tests.Support;

/// <summary>
/// A server on a loopback port that says what it was told to, for what an honest server never says.
/// A call that the script does not expect fails the test.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _unexpected = new();
    private readonly ConcurrentQueue<Reply> _script;
    private readonly Func<string, Reply>? _answer;
    private Task _loop = Task.CompletedTask;

    /// <summary>Answers each request with the next step of the script.</summary>
    public ScriptedServer(params Reply[] script)
        : this(isOpen: true, script)
    {
    }

    /// <summary>The same; where it is not open it has its port, and refuses connections until it is opened.</summary>
    public ScriptedServer(bool isOpen, params Reply[] script)
    {
        _script = new(script);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        BaseUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}/");
        if (isOpen)
        {
            Open();
        }
    }

    /// <summary>Answers every request by a function of its text.</summary>
    public ScriptedServer(Func<string, Reply> answer)
        : this() => _answer = answer;

    public Uri BaseUri { get; }

    /// <summary>The requests that came, each with its headers and its body.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public void Open()
    {
        _socket.Listen(512);
        _loop = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _socket.Dispose();
        _stopping.Dispose();
        Assert.True(_unexpected.IsEmpty, "The server got a request that nobody expected: " + string.Join("\n", _unexpected));
    }

    private async Task AcceptAsync()
    {
        List<Task> exchanges = [];
        try
        {
            while (true)
            {
                exchanges.Add(ServeAsync(await _socket.AcceptAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(exchanges);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                if (await ReadAsync(socket) is not { } request)
                {
                    return;
                }

                _requests.Enqueue(request);
                var reply = Next(request);
                if (reply.IsReset)
                {
                    socket.LingerState = new LingerOption(true, 0);
                    return;
                }

                await socket.SendAsync(reply.Bytes, _stopping.Token);
                if (!reply.IsHeld)
                {
                    socket.Shutdown(SocketShutdown.Send);
                }

                // Until the client has read it all: closing sooner may take the answer away from it.
                var rest = new byte[256];
                while (await socket.ReceiveAsync(rest, _stopping.Token) > 0)
                {
                }
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // The client has left, or the test is over.
            }
        }
    }

    private Reply Next(string request)
    {
        if (_answer is not null)
        {
            return _answer(request);
        }

        if (_script.TryDequeue(out var reply))
        {
            return reply;
        }

        _unexpected.Enqueue(request);
        return Reply.Head(500);
    }

    private async Task<string?> ReadAsync(Socket socket)
    {
        StringBuilder text = new();
        var buffer = new byte[16 * 1024];
        while (Missing(text.ToString()) > 0)
        {
            var count = await socket.ReceiveAsync(buffer, _stopping.Token);
            if (count == 0)
            {
                return null;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    /// <summary>How much of a request is still to come, at least.</summary>
    private static int Missing(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return 1;
        }

        var length = text[..end].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return (length is null ? 0 : int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)) - (text.Length - end - 4);
    }
}
