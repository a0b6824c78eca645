using System.Text;

namespace AimlMusic.Audio;

/// <summary>
/// Reads all frames of an MPEG audio file. With a variable bit rate, this is the only way to determine the duration.
/// A tag before the frames, and data after them, are not sound.
/// </summary>
internal sealed class MpegScan
{
    private const int BufferSize = 256 * 1024;

    // Random data can look like a frame. It counts as a frame only if other frames follow.
    private const int FramesInARow = 2;

    // Encoders and servers pad with zeros, rarely with more than this.
    private const int MostBefore = 256 * 1024;

    private readonly Stream _file;
    private readonly byte[] _buffer = new byte[BufferSize];
    private long _mostBefore = MostBefore;
    private int _filled;
    private int _at;

    private MpegScan(Stream file) => _file = file;

    /// <summary>The first frame.</summary>
    public MpegFrame? First { get; private set; }

    /// <summary>The number of frames, without a frame that only contains their count.</summary>
    public long Frames { get; private set; }

    /// <summary>The number of bytes in these frames.</summary>
    public long Bytes { get; private set; }

    public double Seconds { get; private set; }

    /// <summary>Whether all frames have the same bit rate.</summary>
    public bool IsConstant { get; private set; } = true;

    /// <summary>Whether frames and tags fill the file to its end. Otherwise the duration is not known.</summary>
    public bool IsWhole { get; private set; } = true;

    public static MpegScan Read(Stream file)
    {
        MpegScan scan = new(file);
        scan.Walk();
        return scan;
    }

    private void Walk()
    {
        SkipTag();
        if (!FindFirst())
        {
            return;
        }

        while (Have(MpegFrame.HeaderLength) && MpegFrame.Parse(_buffer, _at) is { Size: > MpegFrame.HeaderLength } frame)
        {
            if (!Have(frame.Size))
            {
                // The last frame is truncated.
                IsWhole = _filled - _at > MpegFrame.HeaderLength;
                return;
            }

            if (First is not null || !Counts(frame))
            {
                Frames++;
                Bytes += frame.Size;
                Seconds += (double)frame.Samples / frame.SampleRate;
                IsConstant &= First is not { } first || frame.BitRate == first.BitRate;
            }

            First ??= frame;
            _at += frame.Size;
        }

        IsWhole = IsTail();
    }

    private void SkipTag()
    {
        _file.Seek(0, SeekOrigin.Begin);
        if (!Have(Id3Header.Size) || !Id3Header.IsAt(_buffer))
        {
            return;
        }

        // The frames can be anywhere after a tag whose length is damaged.
        _mostBefore = long.MaxValue;
        if (Id3Header.Parse(_buffer) is { } tag)
        {
            _mostBefore = MostBefore;
            (_at, _filled) = (0, 0);
            _file.Seek(Math.Min(tag.TotalLength, _file.Length), SeekOrigin.Begin);
        }
    }

    private bool FindFirst()
    {
        for (long passed = 0; passed < _mostBefore && Have(MpegFrame.HeaderLength); passed++, _at++)
        {
            if (IsFollowed())
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFollowed()
    {
        var ahead = 0;
        for (var frames = 0; frames <= FramesInARow; frames++)
        {
            if (!Have(ahead + MpegFrame.HeaderLength))
            {
                // A file of one or two frames.
                return frames > 0;
            }

            if (MpegFrame.Parse(_buffer, _at + ahead) is not { Size: > MpegFrame.HeaderLength } frame)
            {
                return frames > 0 && IsTag(_at + ahead);
            }

            ahead += frame.Size;
        }

        return true;
    }

    // The Xing, Info and VBRI headers of LAME and Fraunhofer are in a silent frame, which players skip.
    private bool Counts(MpegFrame frame)
    {
        var xing = _at + MpegFrame.HeaderLength + frame.SideInformation;
        var vbri = _at + MpegFrame.HeaderLength + 32;
        return (xing + 4 <= _filled && Encoding.ASCII.GetString(_buffer, xing, 4) is "Xing" or "Info")
            || (vbri + 4 <= _filled && Encoding.ASCII.GetString(_buffer, vbri, 4) == "VBRI");
    }

    // Tags, or zeros that some servers pad with.
    private bool IsTail() => !Have(1) || IsTag(_at) || (_filled < BufferSize && _buffer.Skip(_at).Take(_filled - _at).All(value => value == 0));

    private bool IsTag(int at)
    {
        var left = _filled - at;
        return left >= 3 && (Encoding.ASCII.GetString(_buffer, at, 3) is "TAG" or "ID3" || (left >= 8 && Encoding.ASCII.GetString(_buffer, at, 8) is "APETAGEX" or "LYRICSBE"));
    }

    /// <summary>Fills the buffer with at least this number of bytes; false if the file has fewer.</summary>
    private bool Have(int count)
    {
        if (_filled - _at >= count)
        {
            return true;
        }

        _buffer.AsSpan(_at, _filled - _at).CopyTo(_buffer);
        (_filled, _at) = (_filled - _at, 0);
        int read;
        while (_filled < _buffer.Length && (read = _file.Read(_buffer, _filled, _buffer.Length - _filled)) > 0)
        {
            _filled += read;
        }

        return _filled >= count;
    }
}
