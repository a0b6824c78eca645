using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Saving;

/// <summary>
/// A private frame in each tag from this module, from which the file as served can be restored. It starts with a letter. For an MP3, the
/// served tag follows; for a WAV file, its length, the size in its header, and the renamed chunks.
/// </summary>
internal static class OriginalNote
{
    private const string Owner = "AimlMusic/served";
    private const byte Mp3 = (byte)'M';
    private const byte Mp3WithoutTag = (byte)'m';
    private const byte Wav = (byte)'W';
    private const int WavHead = 1 + 8 + 4;
    private const int WavChunk = 8 + 4;

    public static Id3Frame Frame(byte[] note) => Id3Frame.Private(Owner, note);

    /// <summary>The note, if the frame contains one.</summary>
    public static byte[]? In(Id3Frame frame) => frame.PrivateOf(Owner);

    /// <param name="tag">The tag as served; null if it is too large to be kept.</param>
    public static byte[] OfMp3(byte[]? tag) => tag is null ? [Mp3WithoutTag] : [Mp3, .. tag];

    public static byte[] OfWav(RiffLayout layout, IReadOnlyList<RiffChunk> renamed)
    {
        var note = new byte[WavHead + (renamed.Count * WavChunk)];
        note[0] = Wav;
        BinaryPrimitives.WriteInt64LittleEndian(note.AsSpan(1), layout.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(note.AsSpan(9), layout.Size);
        for (var i = 0; i < renamed.Count; i++)
        {
            var entry = note.AsSpan(WavHead + (i * WavChunk));
            BinaryPrimitives.WriteInt64LittleEndian(entry, renamed[i].At);
            Encoding.ASCII.GetBytes(renamed[i].Id).CopyTo(entry[8..]);
        }

        return note;
    }

    /// <summary>The file as served, in pieces; null if it cannot be restored.</summary>
    /// <param name="note">The note.</param>
    /// <param name="tagEnd">The end of the tag with the note.</param>
    /// <param name="length">The length of the file.</param>
    public static IReadOnlyList<OriginalPiece>? ToPieces(byte[] note, long tagEnd, long length) => note switch
    {
        [Mp3, ..] => [new(0, note.Length - 1, note.AsSpan(1).ToArray()), new(tagEnd, length - tagEnd)],
        [Wav, ..] when note.Length >= WavHead => WavPieces(note, length),
        _ => null,
    };

    private static List<OriginalPiece>? WavPieces(byte[] note, long length)
    {
        var served = BinaryPrimitives.ReadInt64LittleEndian(note.AsSpan(1));
        List<OriginalPiece> changed = [new(4, 4, note.AsSpan(9, 4).ToArray())];
        for (var at = WavHead; at + WavChunk <= note.Length; at += WavChunk)
        {
            changed.Add(new(BinaryPrimitives.ReadInt64LittleEndian(note.AsSpan(at)), 4, note.AsSpan(at + 8, 4).ToArray()));
        }

        List<OriginalPiece> pieces = [];
        long done = 0;
        foreach (var piece in changed)
        {
            pieces.Add(new(done, piece.At - done));
            pieces.Add(piece);
            done = piece.At + piece.Length;
        }

        pieces.Add(new(done, served - done));
        return served <= length && pieces.TrueForAll(piece => piece.Length >= 0) ? pieces : null;
    }
}
