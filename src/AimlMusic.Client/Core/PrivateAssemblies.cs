#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace AimlMusic.Core;

/// <summary>An assembly in a load context of its own: the assemblies beside it do not conflict with other versions in the process.</summary>
internal sealed class PrivateAssemblies : AssemblyLoadContext
{
    private static readonly Dictionary<string, PrivateAssemblies> Enabled = [];

    private readonly string _folder;

    private PrivateAssemblies(string file)
        : base(Path.GetFileNameWithoutExtension(file))
    {
        _folder = Path.GetDirectoryName(file)!;
        // By its path: a file that is missing would be looked for here again, without end.
        Default.Resolving += (_, requested) => requested.Name == Name && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }

    /// <summary>Makes an assembly available by its name. Call it before a method that uses a type in it.</summary>
    public static void Enable(string file)
    {
        lock (Enabled)
        {
            if (!Enabled.ContainsKey(file))
            {
                Enabled[file] = new(file);
            }
        }
    }

    // Other assemblies come from those that are loaded already.
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file)
            : assemblyName.Name == typeof(PrivateAssemblies).Assembly.GetName().Name ? typeof(PrivateAssemblies).Assembly
            : null;
    }
}
#else
namespace AimlMusic.Core;

/// <summary>.NET Framework has one load context; the handler of the host finds the assembly.</summary>
internal static class PrivateAssemblies
{
    /// <summary>Makes an assembly available by its name.</summary>
    public static void Enable(string file)
    {
    }
}
#endif
