using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace AimlMusic.Models;

/// <summary>
/// The body of a submit as bytes. A recording is encoded in Base64 while it is sent, so that a large one is never
/// in memory.
/// </summary>
internal sealed class SubmitBody
{
    // Base64 encodes three bytes in four characters, so the block size is a multiple of three.
    private const int Piece = 3 * 16 * 1024;

    private readonly byte[] _before;
    private readonly byte[] _after = [];
    private readonly ReferenceFile? _file;

    public SubmitBody(string json)
    {
        Json = json;
        _before = Encoding.UTF8.GetBytes(json);
    }

    private SubmitBody(string json, byte[] before, ReferenceFile file, byte[] after)
    {
        Json = json;
        _before = before;
        _file = file;
        _after = after;
    }

    /// <summary>The body as JSON, with the mark of the recording instead of its bytes.</summary>
    public string Json { get; }

    public long Length => _before.Length + _after.Length + (_file is null ? 0 : (_file.Length + 2) / 3 * 4);

    public static SubmitBody Create(MusicRequest request)
    {
        var json = RequestBody.Create(request).ToJsonString();
        if (request.ReferenceFile is not { } file || request.Reference is not null)
        {
            return new(json);
        }

        // Including the quotation marks: in texts of the request, a quotation mark would be escaped.
        var mark = $"\"{file.Mark}\"";
        var at = json.IndexOf(mark, StringComparison.Ordinal);
        return new(json, Encoding.UTF8.GetBytes($"{json[..at]}\"data:{AudioMediaType.Of(file.Kind)};base64,"), file, Encoding.UTF8.GetBytes("\"" + json[(at + mark.Length)..]));
    }

    /// <summary>Opens the recording before anything is sent.</summary>
    /// <exception cref="AimlMusicException">The file no longer exists, or has changed.</exception>
    public Stream? OpenFile() => _file?.Reopen();

    /// <param name="target">The target stream.</param>
    /// <param name="file">The opened recording.</param>
    /// <param name="goesOn">Called after each block of the file.</param>
    public async Task WriteAsync(Stream target, Stream? file, Action goesOn)
    {
        await target.WriteAsync(_before, 0, _before.Length).ConfigureAwait(false);
        if (file is not null)
        {
            await WriteBase64Async(file, target, goesOn).ConfigureAwait(false);
        }

        await target.WriteAsync(_after, 0, _after.Length).ConfigureAwait(false);
    }

    private static async Task WriteBase64Async(Stream file, Stream target, Action goesOn)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Piece);
        var text = ArrayPool<byte>.Shared.Rent(Piece / 3 * 4);
        try
        {
            int count;
            while ((count = file.ReadFully(bytes, Piece)) > 0)
            {
                Base64.EncodeToUtf8(bytes.AsSpan(0, count), text, out _, out var written);
                await target.WriteAsync(text, 0, written).ConfigureAwait(false);
                goesOn();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<byte>.Shared.Return(text);
        }
    }
}
