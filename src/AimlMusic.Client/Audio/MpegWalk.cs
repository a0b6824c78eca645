namespace AimlMusic.Audio;

/// <summary>
/// Follows the frames of an MPEG audio file while its bytes arrive, to detect whether the file ends in the middle of a frame.
/// Data that is not a frame (a tag at the end, or a file of another kind) ends the check.
/// </summary>
internal sealed class MpegWalk
{
    private readonly byte[] _header = new byte[Id3Header.Size];
    private long _skip;
    private int _filled;
    private int _frames;
    private bool _isOver;

    /// <summary>Whether the bytes end in the middle of a frame.</summary>
    public bool IsWithinFrame => _frames > 0 && !_isOver && (_skip > 0 || (_filled > 0 && _header[0] == 0xff));

    /// <summary>Whether at least two frames follow each other from the start, after an optional tag or zeros.</summary>
    public bool HasFrames => _frames > 1;

    public void Pass(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !_isOver)
        {
            if (_skip > 0)
            {
                var skipped = (int)Math.Min(_skip, bytes.Length);
                _skip -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            if (_frames == 0 && _filled == 0 && bytes[0] == 0)
            {
                bytes = bytes[1..];
                continue;
            }

            _header[_filled++] = bytes[0];
            bytes = bytes[1..];
            Step();
        }
    }

    private bool IsTag => _frames == 0 && Id3Header.IsAt(_header);

    private void Step()
    {
        if (_filled < MpegFrame.HeaderLength || (IsTag && _filled < Id3Header.Size))
        {
            return;
        }

        if (IsTag && Id3Header.Parse(_header) is { } tag)
        {
            _skip = tag.TotalLength - _filled;
        }
        else if (MpegFrame.Parse(_header, 0) is { } frame && frame.Size > MpegFrame.HeaderLength)
        {
            _frames++;
            _skip = frame.Size - _filled;
        }
        else
        {
            _isOver = true;
        }

        _filled = 0;
    }
}
