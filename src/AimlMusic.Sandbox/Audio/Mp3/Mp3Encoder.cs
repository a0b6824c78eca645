using System.Buffers.Binary;

namespace AimlMusic.Sandbox;

/// <summary>
/// A small encoder of MPEG Layer III: constant bit rate, long blocks, no psychoacoustics, and no bit reservoir, so that each frame
/// is independent. Written from ISO/IEC 11172-3 and 13818-3.
/// </summary>
internal sealed class Mp3Encoder(Mp3Format format)
{
    private const int HeaderBits = 32;
    private const int MostBits = 4095;
    private const int BitsPerByte = 8;

    private readonly Quantizer[] _quantizers = [.. Enumerable.Range(0, format.Channels).Select(_ => new Quantizer(Mp3Tables.BandsOf(format)))];
    private readonly Spectrum[] _spectra = [.. Enumerable.Range(0, format.Channels).Select(_ => new Spectrum())];
    private readonly float[] _samples = new float[Spectrum.Lines];
    private readonly float[] _lines = new float[Spectrum.Lines];

    /// <summary>Encodes interleaved 16-bit stereo from a frame's first sample on; beyond the end is silence.</summary>
    public void EncodeFrame(short[] stereo, int first, Span<byte> target)
    {
        Granule[] granules = new Granule[format.Granules * format.Channels];
        var left = ((format.FrameSize - format.SideInfoSize) * BitsPerByte) - HeaderBits;
        for (var i = 0; i < granules.Length; i++)
        {
            var channel = i % format.Channels;
            Read(stereo, first + (i / format.Channels * Spectrum.Lines), channel);
            _spectra[channel].Analyze(_samples, _lines);
            // The next frame uses the bits that one does not need.
            granules[i] = _quantizers[channel].Quantize(_lines, Math.Min(MostBits, left / (granules.Length - i)));
            left -= granules[i].Bits;
        }

        var frame = new byte[format.FrameSize];
        BitWriter bits = new(frame);
        WriteHeader(bits);
        WriteSideInfo(bits, granules);
        Array.ForEach(granules, granule => granule.WriteLines(bits));
        frame.CopyTo(target);
    }

    /// <summary>A silent frame with the number of frames and bytes, from which players compute the duration.</summary>
    public byte[] InfoFrame(int frames)
    {
        var frame = new byte[format.FrameSize];
        BitWriter bits = new(frame);
        WriteHeader(bits);
        var at = (HeaderBits / BitsPerByte) + format.SideInfoSize;
        foreach (var letter in "Info")
        {
            frame[at++] = (byte)letter;
        }

        const int FramesAndBytes = 3;
        foreach (var number in new[] { FramesAndBytes, frames, (frames + 1) * format.FrameSize })
        {
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(at), number);
            at += sizeof(int);
        }

        return frame;
    }

    private void Read(short[] stereo, int first, int channel)
    {
        for (var i = 0; i < _samples.Length; i++)
        {
            var at = (first + i) * 2;
            _samples[i] = at >= stereo.Length ? 0
                : format.Channels == 1 ? (stereo[at] + stereo[at + 1]) / 65536f
                : stereo[at + channel] / 32768f;
        }
    }

    private void WriteHeader(BitWriter bits)
    {
        bits.Write(0x7ff, 11);
        bits.Write(format.IsMpeg1 ? 3 : 2, 2);
        // Layer III, without a checksum.
        bits.Write(1, 2);
        bits.Write(1, 1);
        bits.Write(format.BitrateIndex, 4);
        bits.Write(format.RateIndex, 2);
        bits.Write(0, 2);
        bits.Write(format.Channels == 1 ? 3 : 0, 2);
        bits.Write(0, 2);
        // An original, without copyright and emphasis.
        bits.Write(4, 4);
    }

    private void WriteSideInfo(BitWriter bits, Granule[] granules)
    {
        // No reservoir, no private bits, nothing shared between granules.
        var head = format.IsMpeg1 ? (format.Channels == 1 ? 18 : 20) : format.Channels == 1 ? 9 : 10;
        bits.Write(0, head);
        Array.ForEach(granules, granule => granule.WriteSideInfo(bits, format.IsMpeg1));
    }
}
