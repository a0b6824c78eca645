namespace AimlMusic.Sandbox;

/// <summary>Renders a song at its first download and caches the latest songs. An older one is rendered again, with the same bytes.</summary>
internal sealed class AudioShelf(SandboxSeed seed, long capacity = 128L * 1024 * 1024)
{
    private readonly object _lock = new();
    private readonly Dictionary<int, AudioFacts> _facts = [];
    private readonly Dictionary<int, Lazy<AudioFile>> _files = [];
    private readonly LinkedList<int> _latestFirst = new();
    private long _size;

    public AudioFacts FactsOf(Generation generation)
    {
        lock (_lock)
        {
            if (!_facts.TryGetValue(generation.Number, out var facts))
            {
                _facts.Add(generation.Number, facts = AudioRenderer.Foresee(generation, seed));
            }

            return facts;
        }
    }

    public AudioFile FileOf(Generation generation)
    {
        Lazy<AudioFile>? file;
        lock (_lock)
        {
            if (!_files.TryGetValue(generation.Number, out file))
            {
                file = new Lazy<AudioFile>(() => AudioRenderer.Render(generation, seed));
                _files.Add(generation.Number, file);
            }
        }

        // Outside the lock, so that rendering one song does not block the others.
        Keep(generation.Number, file.Value);
        return file.Value;
    }

    private void Keep(int number, AudioFile file)
    {
        lock (_lock)
        {
            _facts[number] = file.Facts;
            if (_latestFirst.Remove(number))
            {
                _latestFirst.AddFirst(number);
                return;
            }

            _latestFirst.AddFirst(number);
            _size += file.Bytes.Length;
            while (_size > capacity && _latestFirst.Count > 1)
            {
                var oldest = _latestFirst.Last!.Value;
                _latestFirst.RemoveLast();
                _files.Remove(oldest);
                _size -= _facts[oldest].Size;
            }
        }
    }
}
