namespace AimlMusic;

/// <summary>
/// Walks from frame to frame of an MPEG audio file while its bytes pass, so that the end of a file tells whether the last frame is
/// whole. What is no frame ends the walk, and with it the judgement: a trailer of tags, or a file of another kind.
/// </summary>
internal sealed class MpegWalk
{
    private readonly byte[] _header = new byte[MpegFrame.Id3Header];
    private long _skip;
    private int _filled;
    private bool _hasBegun;
    private bool _isOver;

    /// <summary>Whether the bytes end in the middle of a frame.</summary>
    public bool IsWithinFrame => _hasBegun && !_isOver && (_skip > 0 || (_filled > 0 && _header[0] == 0xff));

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

            _header[_filled++] = bytes[0];
            bytes = bytes[1..];
            Step();
        }
    }

    private bool IsTag => !_hasBegun && _header[0] == 'I' && _header[1] == 'D' && _header[2] == '3';

    private void Step()
    {
        if (_filled < MpegFrame.HeaderLength || (IsTag && _filled < MpegFrame.Id3Header))
        {
            return;
        }

        if (IsTag)
        {
            _skip = MpegFrame.TagLength(_header) - _filled;
        }
        else if (MpegFrame.Parse(_header, 0) is { } frame && frame.Size > MpegFrame.HeaderLength)
        {
            _hasBegun = true;
            _skip = frame.Size - _filled;
        }
        else
        {
            _isOver = true;
        }

        _filled = 0;
    }
}
