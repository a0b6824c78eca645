using System.Text;

namespace AimlMusic.Direct;

/// <summary>
/// Reads an answer piece by piece, decodes the hexadecimal text of <c>data.audio</c> as it comes, and keeps the rest, which is
/// small. Nothing of the text is held beyond half a byte. What stands outside of that text is judged at the end, when it is whole.
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

    /// <param name="limit">The most bytes of audio that are taken.</param>
    public HexAnswerReader(long limit) => _limit = limit;

    /// <summary>Whether the audio has begun to come.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether all of the audio has come.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether more stands around the audio than any honest answer has; the rest of it is passed over.</summary>
    public bool IsOverlong => _rest.Count >= MostRest;

    /// <summary>How many bytes of audio have come.</summary>
    public long Length { get; private set; }

    /// <summary>The answer without its audio.</summary>
    public byte[] Rest => [.. _rest];

    /// <summary>Takes a piece of the answer.</summary>
    /// <param name="piece">The bytes as they came.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="audio">Where the audio in it goes; half the length of the piece and one more byte are enough.</param>
    /// <returns>How many bytes of audio there were.</returns>
    /// <exception cref="InvalidDataException">The text is not hexadecimal, or longer than any song.</exception>
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
