using System.Security.Cryptography;

namespace AimlMusic.Saving;

/// <summary>Inspects audio while its bytes arrive: its kind, whether it is complete, and its digests.</summary>
internal sealed class AudioInspector : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MpegWalk _walk = new();
    private IncrementalHash? _md5;
    private string? _sha256;

    public long Length { get; private set; }

    /// <summary>The first bytes. <see cref="HeadLength"/> of them have been received.</summary>
    public byte[] Head { get; } = new byte[AudioSniffer.HeadLength];

    public int HeadLength => (int)Math.Min(Length, Head.Length);

    public AudioKind Kind => AudioSniffer.Recognize(Head, HeadLength) is not AudioKind.Unknown and var kind ? kind
        : _walk.HasFrames ? AudioKind.Mp3
        : AudioKind.Unknown;

    public bool LooksLikeText => AudioSniffer.LooksLikeText(Head, HeadLength);

    /// <summary>Whether MPEG audio frames follow each other from the beginning.</summary>
    public bool HasFrames => _walk.HasFrames;

    /// <summary>Whether MPEG audio ends in the middle of a frame.</summary>
    public bool EndsWithinFrame => _walk.IsWithinFrame;

    /// <summary>The SHA-256 of all bytes. No more bytes can be added afterwards.</summary>
    public string Sha256 => _sha256 ??= _hash.ToHex();

    /// <summary>The MD5 of all bytes, if it was requested before the first byte.</summary>
    public byte[]? Md5 => _md5?.GetHashAndReset();

    /// <summary>Requests the MD5 of all bytes.</summary>
    public void CountMd5()
    {
#pragma warning disable CA5351 // The server provides MD5. It protects against accidents, not against attacks.
        _md5 = Length == 0 ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
#pragma warning restore CA5351
    }

    public void Pass(byte[] buffer, int count)
    {
        if (Length < Head.Length)
        {
            Array.Copy(buffer, 0, Head, (int)Length, (int)Math.Min(count, Head.Length - Length));
        }

        _hash.AppendData(buffer, 0, count);
        _md5?.AppendData(buffer, 0, count);
        _walk.Pass(buffer.AsSpan(0, count));
        Length += count;
    }

    public void Dispose()
    {
        _hash.Dispose();
        _md5?.Dispose();
    }
}
