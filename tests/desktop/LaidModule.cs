using System.Management.Automation;
using System.Reflection;

namespace AimlMusic.Desktop;

/// <summary>The laid module as Windows PowerShell takes it in: the loader with its initializer, then the cmdlets' assembly by its path.</summary>
internal sealed class LaidModule
{
    public LaidModule(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Handler = Assembly.LoadFrom(Path.Combine(Folder, "AimlMusic.Loader.dll")).GetType("AimlMusic.Loader.EditionAssemblies", throwOnError: true);
        // This program is outside of the folder, so the module's own handler has no answer for it.
        AppDomain.CurrentDomain.AssemblyResolve += (_, args) =>
            args.RequestingAssembly == typeof(LaidModule).Assembly ? Assembly.LoadFrom(Path.Combine(Edition, new AssemblyName(args.Name).Name + ".dll")) : null;
    }

    public string Folder { get; }

    /// <summary>The folder of the assemblies for Windows PowerShell.</summary>
    public string Edition => Path.Combine(Folder, "net472");

    public Type Handler { get; }

    public void Import()
    {
        ((IModuleAssemblyInitializer)Activator.CreateInstance(Handler)).OnImport();
        // Windows PowerShell looks at all types before it calls an initializer of their own assembly.
        _ = Assembly.LoadFrom(Path.Combine(Folder, "AimlMusic.PowerShell.dll")).GetTypes();
    }
}
