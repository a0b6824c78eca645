using System.Text;

namespace AimlMusic.Direct;

/// <summary>
/// Reads an answer in pieces, decodes the hexadecimal text of <c>data.audio</c> as it arrives, and keeps the rest, which is small. At most
/// half a byte of the text is kept in memory. The rest of the answer is parsed at the end, when it is complete.
/// </summary>
internal sealed class HexAnswerReader
{
    private const byte Quote = (byte)'"';
    private const byte Backslash = (byte)'\\';
    private const int MostRest = 1024 * 1024;
    private const int LongestName = 16;
    private const int NotHex = 0xff;
    private const int None = -1;

    private static readonly byte[] Digits = MakeDigits();

    private readonly long _limit;
    private readonly List<byte> _rest = [];
    private readonly StringBuilder _text = new();
    private int _depth;
    private string? _outer;
    private string? _inner;
    private byte _before;
    private bool _isInText;
    private bool _isEscaped;
    private bool _isInAudio;
    private int _half = None;

    /// <param name="limit">The maximum number of bytes of audio.</param>
    public HexAnswerReader(long limit) => _limit = limit;

    /// <summary>Whether the audio has started.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether the audio is complete.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether the rest of the answer is larger than any valid answer. What exceeds the limit is skipped.</summary>
    public bool IsOverlong => _rest.Count >= MostRest;

    /// <summary>The number of bytes of audio so far.</summary>
    public long Length { get; private set; }

    /// <summary>The answer without its audio.</summary>
    public byte[] Rest => [.. _rest];

    /// <summary>Processes a piece of the answer.</summary>
    /// <param name="piece">The received bytes.</param>
    /// <param name="count">Their number.</param>
    /// <param name="audio">Receives the audio. Half the length of the piece plus one byte is sufficient.</param>
    /// <returns>The number of bytes of audio in the piece.</returns>
    /// <exception cref="InvalidDataException">The text is not hexadecimal, or exceeds the limit.</exception>
    public int Read(byte[] piece, int count, byte[] audio)
    {
        var at = 0;
        var decoded = 0;
        while (at < count)
        {
            if (_isInAudio)
            {
                at = Decode(piece, at, count, audio, ref decoded);
            }
            else
            {
                Step(piece[at++]);
            }
        }

        return decoded;
    }

    private static byte[] MakeDigits()
    {
        var digits = new byte[256];
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = i switch
            {
                >= '0' and <= '9' => (byte)(i - '0'),
                >= 'a' and <= 'f' => (byte)(i - 'a' + 10),
                >= 'A' and <= 'F' => (byte)(i - 'A' + 10),
                _ => NotHex,
            };
        }

        return digits;
    }

    private int Decode(byte[] piece, int at, int count, byte[] audio, ref int decoded)
    {
        var digits = Digits;
        var begun = decoded;
        if (_half != None && digits[piece[at]] is not NotHex and var low)
        {
            audio[decoded++] = (byte)((_half << 4) | low);
            _half = None;
            at++;
        }

        if (_half == None)
        {
            for (; at + 1 < count; at += 2)
            {
                var (first, second) = (digits[piece[at]], digits[piece[at + 1]]);
                if ((first | second) > 15)
                {
                    break;
                }

                audio[decoded++] = (byte)((first << 4) | second);
            }

            if (at < count && digits[piece[at]] is not NotHex and var high)
            {
                _half = high;
                at++;
            }
        }

        Length += decoded - begun;
        if (Length > _limit)
        {
            throw new InvalidDataException($"it is longer than {_limit} bytes");
        }

        return at < count && digits[piece[at]] == NotHex ? End(piece[at], at) : at;
    }

    private int End(byte letter, int at)
    {
        if (letter != Quote)
        {
            throw new InvalidDataException($"after {Length} bytes it is not hexadecimal");
        }

        if (_half != None)
        {
            throw new InvalidDataException($"it ends in the middle of a byte, after {Length} bytes");
        }

        _isInAudio = false;
        IsClosed = true;
        _before = Quote;
        _rest.Add(Quote);
        return at + 1;
    }

    private void Step(byte letter)
    {
        if (IsOverlong)
        {
            return;
        }

        _rest.Add(letter);
        if (_isInText)
        {
            StepInText(letter);
        }
        else if (letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
        {
            StepOutside(letter);
            _before = letter;
        }
    }

    private void StepInText(byte letter)
    {
        if (letter == Quote && !_isEscaped)
        {
            _isInText = false;
        }
        else if (_text.Length < LongestName)
        {
            _text.Append((char)letter);
        }

        _isEscaped = letter == Backslash && !_isEscaped;
    }

    private void StepOutside(byte letter)
    {
        switch (letter)
        {
            case Quote when _before == ':' && _depth == 2 && _outer == "data" && _inner == "audio" && !HasBegun:
                (_isInAudio, HasBegun) = (true, true);
                break;
            case Quote:
                _isInText = true;
                _text.Clear();
                break;
            case (byte)':' when _depth == 1:
                (_outer, _inner) = (_text.ToString(), null);
                break;
            case (byte)':' when _depth == 2:
                _inner = _text.ToString();
                break;
            case (byte)'{' or (byte)'[':
                _depth++;
                break;
            case (byte)'}' or (byte)']':
                _depth--;
                break;
            default:
                break;
        }
    }
}
